package org.huawu.server.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Growing delays after failed sign-ins, by account and by address. An attempt is counted before the password is looked at
 * and forgiven when it succeeds, so attempts at the same moment cannot slip through together. Counts are forgotten an hour
 * after the last attempt. Kept in PostgreSQL: a restart forgives nothing. An account that does not exist is delayed just as
 * one that does.
 */
@Component
class SignInDelays {

    /** Failures that are free, the first delay being one second and doubling from there, and the longest delay. */
    private enum Kind {
        ACCOUNT("account:", 3, Duration.ofMinutes(15)),
        ADDRESS("address:", 30, Duration.ofMinutes(1));

        private final String prefix;
        private final int free;
        private final Duration longest;

        Kind(String prefix, int free, Duration longest) {
            this.prefix = prefix;
            this.free = free;
            this.longest = longest;
        }
    }

    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final Clock clock;

    SignInDelays(ScopedWork work, JdbcClient jdbc, Clock clock) {
        this.work = work;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts an attempt; returns how long to wait instead when it comes too early. */
    Optional<Duration> claim(String loginName, String address) {
        return work.in(Scope.none(), () -> {
            Optional<Duration> byAddress = claim(Kind.ADDRESS, address);
            return byAddress.isPresent() ? byAddress : claim(Kind.ACCOUNT, loginName);
        });
    }

    /** Takes the attempt back after a success, and forgets the account's failures. */
    void forgive(String loginName, String address) {
        work.run(Scope.none(), () -> {
            jdbc.sql("DELETE FROM identity.sign_in_failure WHERE key = :account OR last_at < :old")
                    .param("account", key(Kind.ACCOUNT, loginName))
                    .param("old", at(clock.instant().minus(Duration.ofDays(1))))
                    .update();
            jdbc.sql("""
                            UPDATE identity.sign_in_failure SET failures = failures - 1, free_at = :now
                            WHERE key = :address AND failures > 0""")
                    .param("address", key(Kind.ADDRESS, address))
                    .param("now", at(clock.instant()))
                    .update();
        });
    }

    private Optional<Duration> claim(Kind kind, String of) {
        Instant now = clock.instant();
        boolean counted = jdbc.sql("""
                                INSERT INTO identity.sign_in_failure AS f (key, failures, last_at, free_at)
                                VALUES (:key, 1, :now, :now)
                                ON CONFLICT (key) DO UPDATE SET
                                    failures = CASE WHEN f.last_at < :forgotten THEN 1 ELSE f.failures + 1 END,
                                    last_at = :now,
                                    free_at = :now + CASE
                                        WHEN f.last_at < :forgotten OR f.failures + 1 < :free THEN interval '0'
                                        ELSE least(:longest, power(2, least(f.failures + 1 - :free, 20)))
                                             * interval '1 second' END
                                WHERE f.free_at <= :now""")
                        .param("key", key(kind, of))
                        .param("now", at(now))
                        .param("forgotten", at(now.minus(Duration.ofHours(1))))
                        .param("free", kind.free)
                        .param("longest", kind.longest.toSeconds())
                        .update()
                == 1;
        return counted ? Optional.empty() : Optional.of(Duration.between(now, freeAt(kind, of)));
    }

    private Instant freeAt(Kind kind, String of) {
        return jdbc.sql("SELECT free_at FROM identity.sign_in_failure WHERE key = :key")
                .param("key", key(kind, of))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static byte[] key(Kind kind, String of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((kind.prefix + of).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }
}
