package org.huawu.server.database.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huawu.kernel.Id;
import org.huawu.server.database.Scope;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins every transaction by telling PostgreSQL whose rows it may see: the {@link Scope} bound to the thread. It holds
 * until the transaction ends, so a connection that goes back to the pool carries nothing on. Work that joins a transaction
 * keeps the scope the transaction began with.
 */
public final class ScopedTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private static final String SET = "select set_config('huawu.everything', ?, true), "
            + "set_config('huawu.clients', ?, true), "
            + "set_config('huawu.vendors', ?, true), "
            + "set_config('huawu.projects', ?, true)";

    private final DataSource pool;

    public ScopedTransactionManager(DataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        if (!Scope.CURRENT.isBound()) {
            return; // nothing is set, so no row is seen
        }
        try {
            if (TransactionSynchronizationManager.getResource(pool) instanceof ConnectionHolder holder) {
                set(holder.getConnection(), Scope.CURRENT.get());
            }
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("The scope of the transaction could not be set", e);
        }
    }

    private static void set(Connection connection, Scope scope) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, scope.everything() ? "on" : "");
            statement.setString(2, arrayOf(scope.clients()));
            statement.setString(3, arrayOf(scope.vendors()));
            statement.setString(4, arrayOf(scope.projects()));
            statement.executeQuery().close();
        }
    }

    private static String arrayOf(Collection<? extends Id> ids) {
        return ids.stream().map(id -> Long.toString(id.value())).collect(Collectors.joining(",", "{", "}"));
    }
}
