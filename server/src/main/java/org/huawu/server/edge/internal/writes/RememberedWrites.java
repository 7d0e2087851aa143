package org.huawu.server.edge.internal.writes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers for a day what was answered to which key. Claims and answers belong to the transaction at hand. */
@Component
class RememberedWrites {

    /** How long a key is remembered at least. */
    static final Duration KEPT_FOR = Duration.ofHours(24);

    /** How many rows one statement of the purge removes at most. */
    static final int PURGED_AT_ONCE = 1_000;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient database;
    private final Clock clock;

    RememberedWrites(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Claims the key for the transaction at hand.
     *
     * @return the answer given before; empty when the write is still to be carried out
     * @throws RejectedException 409 idempotency-key-in-flight, 422 idempotency-key-reused
     */
    Optional<Answer> claim(WriteRequest request) {
        Claim claim;
        try {
            claim = database.sql("select * from edge.claim_write(:person, :key, :hash, :at)")
                    .param("person", request.person())
                    .param("key", request.key())
                    .param("hash", request.hash())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .query((row, number) -> new Claim(
                            row.getBoolean("claimed"),
                            row.getString("request_hash"),
                            new Answer(row.getInt("status"), row.getString("answer"), row.getBoolean("answer_kept"))))
                    .single();
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException cause
                    && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw new RejectedException(409, Rejection.of("idempotency-key-in-flight", "retryAfterSeconds", 1));
            }
            throw e;
        }
        if (claim.claimed()) {
            return Optional.empty();
        }
        if (!claim.hash().equals(request.hash())) {
            throw new RejectedException(422, Rejection.of("idempotency-key-reused"));
        }
        return Optional.of(claim.answer());
    }

    /** Keeps the answer of a write whose key is claimed. */
    void keep(WriteRequest request, Answer answer) {
        database.sql("update edge.idempotent_write set status = :status, answer = :answer, answer_kept = :kept"
                        + " where person = :person and key = :key")
                .param("status", answer.status())
                .param("answer", answer.json())
                .param("kept", answer.kept())
                .param("person", request.person())
                .param("key", request.key())
                .update();
    }

    /**
     * Forgets the oldest that need not be kept any longer.
     *
     * @return how many were forgotten, at most {@value #PURGED_AT_ONCE}
     */
    int purge() {
        return database.sql("delete from edge.idempotent_write where (person, key) in (select person, key"
                        + " from edge.idempotent_write where at < :before order by at limit :most"
                        + " for update skip locked)")
                .param("before", clock.instant().minus(KEPT_FOR).atOffset(ZoneOffset.UTC))
                .param("most", PURGED_AT_ONCE)
                .update();
    }

    private record Claim(boolean claimed, String hash, Answer answer) {}
}
