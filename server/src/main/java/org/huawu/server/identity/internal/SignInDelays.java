package org.huawu.server.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Growing delays after wrong passwords and codes, by account and by address. An attempt is counted before the password is
 * looked at and taken back when it was right, so attempts at the same moment cannot slip through together. Counts are
 * forgotten an hour after the last attempt. Kept in PostgreSQL: a restart forgives nothing. An account that does not exist
 * is delayed just as one that does.
 */
@Component
class SignInDelays {

    /** Failures that are free, the first delay being one second and doubling from there, and the longest delay. */
    private enum Kind {
        ACCOUNT("account:", 3, Duration.ofMinutes(15)),
        SESSION("session:", 3, Duration.ofMinutes(15)),
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

    /**
     * Where a password is asked for. Each counts an account's failures for itself: who fails at the sign-in page of somebody
     * else does not keep that person, signed in, from changing the password.
     */
    enum Door {
        SIGN_IN(Kind.ACCOUNT),
        OPEN_SESSION(Kind.SESSION);

        private final Kind kind;

        Door(Kind kind) {
            this.kind = kind;
        }
    }

    /**
     * An attempt at a moment.
     *
     * @param early how long to wait, when it came too early and was not counted; else empty
     */
    record Attempt(Door door, String loginName, String address, Instant at, Optional<Duration> early) {

        /** The whole seconds to wait; none when the attempt may go on. */
        OptionalLong secondsToWait() {
            return early.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.max(1, early.get().plusMillis(999).toSeconds()));
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

    /** Counts an attempt, unless it comes too early. */
    Attempt claim(Door door, String loginName, String address) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Duration> early = work.in(Scope.none(), () -> {
            Optional<Duration> byAddress = claim(Kind.ADDRESS, address, now);
            return byAddress.isPresent() ? byAddress : claim(door.kind, loginName, now);
        });
        return new Attempt(door, loginName, address, now, early);
    }

    /** Takes an attempt back that succeeded, and forgets the account's failures. */
    void forgive(Attempt attempt) {
        work.run(Scope.none(), () -> {
            jdbc.sql("DELETE FROM identity.sign_in_failure WHERE key = :account OR last_at < :old")
                    .param("account", key(attempt.door().kind, attempt.loginName()))
                    .param("old", at(clock.instant().minus(Duration.ofDays(1))))
                    .update();
            takeBack(Kind.ADDRESS, attempt.address(), attempt.at());
        });
    }

    /** Takes an attempt back that was neither a failure nor a success yet: what failed before stays counted. */
    void withdraw(Attempt attempt) {
        work.run(Scope.none(), () -> {
            takeBack(attempt.door().kind, attempt.loginName(), attempt.at());
            takeBack(Kind.ADDRESS, attempt.address(), attempt.at());
        });
    }

    /** The delay ends only when this attempt made it: one that failed since keeps its own. */
    private void takeBack(Kind kind, String of, Instant claimed) {
        jdbc.sql("""
                        UPDATE identity.sign_in_failure SET
                            failures = failures - 1,
                            free_at = CASE WHEN last_at = :claimed THEN :claimed ELSE free_at END
                        WHERE key = :key AND failures > 0""").param("key", key(kind, of)).param("claimed", at(claimed)).update();
    }

    private Optional<Duration> claim(Kind kind, String of, Instant now) {
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
