package org.huawu.server.edge.internal.errors;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Says what a failure of the database means to the one who asked. */
final class DatabaseProblems {

    /** How long a client does well to wait before it tries again. */
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final int DEEPEST_CAUSE = 20;

    private DatabaseProblems() {}

    /** The problem, or null when the failure does not come from the database or is a fault of the program. */
    static @Nullable Problem of(Throwable failure) {
        boolean noConnection = false;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                Problem problem = ofState(e.getSQLState());
                if (problem != null) {
                    return problem;
                }
            }
            noConnection |= isWithoutConnection(cause);
        }
        return noConnection ? unavailable() : null;
    }

    private static boolean isWithoutConnection(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof CannotCreateTransactionException
                // the connection was lost within a transaction: it can neither be ended nor undone over it
                || cause instanceof TransactionSystemException
                || cause instanceof CannotGetJdbcConnectionException
                || cause instanceof DataAccessResourceFailureException;
    }

    private static @Nullable Problem ofState(@Nullable String state) {
        if (state == null) {
            return null;
        }
        if (state.startsWith("08")) {
            return unavailable();
        }
        return switch (state) {
            // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections, read_only_sql_transaction
            case "57P01", "57P02", "57P03", "53300", "25006" -> unavailable();
            // query_canceled: took longer than a statement may
            case "57014" -> Problem.of(503, "database-busy", Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
            // disk_full
            case "53100" -> Problem.of(507, "disk-full");
            // serialization_failure, deadlock_detected, lock_not_available
            case "40001", "40P01", "55P03" -> Problem.of(409, "concurrent-change");
            // unique_violation
            case "23505" -> Problem.of(409, "already-exists");
            default -> null;
        };
    }

    private static Problem unavailable() {
        return Problem.of(503, "database-unavailable", Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
