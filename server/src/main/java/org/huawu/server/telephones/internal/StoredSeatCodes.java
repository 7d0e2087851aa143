package org.huawu.server.telephones.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.VendorId;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.RightsOfPeople;
import org.huawu.server.telephones.HouseTelephones;
import org.huawu.server.telephones.SeatCodes;
import org.huawu.server.telephones.UsableTelephones;
import org.huawu.server.vault.SealBroken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Codes in PostgreSQL. A try is counted before the code is looked at and taken back when it was right, so tries at the same moment
 * cannot slip through together.
 */
@Component
class StoredSeatCodes implements SeatCodes {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSeatCodes.class);
    private static final Pattern KEYED = Pattern.compile("([0-9]{4,15})\\*([0-9]{6,12})");
    private static final Pattern CODE = Pattern.compile("[0-9]{6,12}");
    private static final int FREE_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofHours(1);
    private static final int AT_ONCE = 2;

    private final JdbcClient jdbc;
    private final ScopedWork work;
    private final TelephoneSecrets secrets;
    private final HouseTelephones telephones;
    private final RightsOfPeople rights;
    private final AuditTrail audit;
    private final Clock clock;
    private final PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    StoredSeatCodes(Parts parts, HouseTelephones telephones, RightsOfPeople rights, AuditTrail audit, Clock clock) {
        this.jdbc = parts.jdbc();
        this.work = parts.work();
        this.secrets = parts.secrets();
        this.telephones = telephones;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** How codes are kept. */
    @Component
    record Parts(JdbcClient jdbc, ScopedWork work, TelephoneSecrets secrets) {}

    /** A code that was found, and when its try was counted. */
    private record Claimed(PersonId person, @Nullable Long vendor, String sealedHash) {}

    @Override
    public Optional<PersonId> check(String telephone, String keyed) {
        Matcher parts = KEYED.matcher(keyed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<Claimed> claimed = work.in(Scope.all(), () -> claim(Long.parseLong(parts.group(1))));
        boolean isRight = isRight(parts.group(2), claimed);
        Optional<HouseTelephones.Known> known = telephones.find(telephone);
        String subject = "telephone/"
                + known.map(each -> String.valueOf(each.id().value())).orElse("0");
        if (claimed.isEmpty()) {
            work.run(Scope.all(), () -> audit.add(null, "seat-code.refused", subject, Side.ofInstallation()));
            return Optional.empty();
        }
        PersonId person = claimed.get().person();
        boolean isAllowed = isRight && known.isPresent() && mayUse(person, known.get());
        work.run(Scope.all(), () -> {
            if (isRight) {
                forgive(person);
            }
            audit.add(
                    isAllowed ? person : null,
                    isAllowed ? "seat-code.used" : "seat-code.refused",
                    isAllowed ? subject : subject + " person/" + person.value(),
                    side(claimed.get().vendor()));
        });
        return isAllowed ? Optional.of(person) : Optional.empty();
    }

    @Override
    public Optional<Long> numberOf(PersonId person) {
        return work.in(
                Scope.all(),
                () -> jdbc.sql("SELECT number FROM telephones.seat_code WHERE person_id = :person")
                        .param("person", person.value())
                        .query(Long.class)
                        .optional());
    }

    @Override
    public long set(PersonId person, String code) {
        if (!CODE.matcher(code).matches() || isSimple(code)) {
            throw new RejectedException(422, new Rejection("seat-code-invalid", Map.of("field", "code")));
        }
        String sealed = secrets.seal(purpose(person), hash(code));
        return work.in(Scope.all(), () -> {
            long number = jdbc.sql("""
                            INSERT INTO telephones.seat_code (person_id, vendor_id, sealed_hash)
                            VALUES (:person, :vendor, :hash)
                            ON CONFLICT (person_id) DO UPDATE SET sealed_hash = excluded.sealed_hash, failures = 0,
                                failed_at = NULL, free_at = NULL
                            RETURNING number""")
                    .param("person", person.value())
                    .param("vendor", vendorOf(person))
                    .param("hash", sealed)
                    .query(Long.class)
                    .single();
            tell("seat-code.set", person);
            return number;
        });
    }

    @Override
    public void remove(PersonId person) {
        work.run(Scope.all(), () -> {
            int removed = jdbc.sql("DELETE FROM telephones.seat_code WHERE person_id = :person")
                    .param("person", person.value())
                    .update();
            if (removed > 0) {
                tell("seat-code.removed", person);
            }
        });
    }

    private void tell(String action, PersonId person) {
        audit.add(action, "person/" + person.value(), side(vendorOf(person)));
    }

    /** For whom the person takes contacts; null for nobody. */
    private @Nullable Long vendorOf(PersonId person) {
        return rights.of(person).stream()
                .flatMap(each -> UsableTelephones.vendorsOf(each).stream())
                .map(VendorId::value)
                .min(Long::compare)
                .orElse(null);
    }

    private static Side side(@Nullable Long vendor) {
        return vendor == null ? Side.ofInstallation() : Side.ofVendor(vendor);
    }

    private boolean mayUse(PersonId person, HouseTelephones.Known telephone) {
        return work.in(Scope.all(), () -> rights.of(person))
                .filter(each -> !each.mustChangePassword() && each.permissions().contains(Permission.CONTACTS_TAKE))
                .filter(each -> telephone.isFor(UsableTelephones.vendorsOf(each)))
                .isPresent();
    }

    private Optional<Claimed> claim(long number) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        UPDATE telephones.seat_code SET
                            failures = CASE WHEN failed_at < :forgotten THEN 1 ELSE failures + 1 END,
                            failed_at = :now,
                            free_at = CASE WHEN failed_at >= :forgotten AND failures + 1 >= :free THEN :locked ELSE :now END
                        WHERE number = :number AND (free_at IS NULL OR free_at <= :now)
                        RETURNING person_id, vendor_id, sealed_hash""")
                .param("number", number)
                .param("now", at(now))
                .param("forgotten", at(now.minus(MEMORY)))
                .param("locked", at(now.plus(LOCK)))
                .param("free", FREE_FAILURES)
                .query((row, n) ->
                        new Claimed(new PersonId(row.getLong(1)), row.getObject(2, Long.class), row.getString(3)))
                .optional();
    }

    private void forgive(PersonId person) {
        jdbc.sql(
                        "UPDATE telephones.seat_code SET failures = 0, failed_at = NULL, free_at = NULL WHERE person_id = :person")
                .param("person", person.value())
                .update();
    }

    /** A number that nobody has takes as long as one that somebody has. */
    private boolean isRight(String code, Optional<Claimed> claimed) {
        if (claimed.isEmpty()) {
            return hash(code).isEmpty();
        }
        PersonId person = claimed.get().person();
        try {
            String hash = secrets.open(purpose(person), claimed.get().sealedHash());
            places.acquireUninterruptibly();
            try {
                return argon2.matches(code, hash);
            } finally {
                places.release();
            }
        } catch (SealBroken e) {
            LOG.error("The code of person {} for telephones cannot be opened; it has to be set anew", person.value());
            return false;
        }
    }

    private String hash(String code) {
        places.acquireUninterruptibly();
        try {
            return String.valueOf(argon2.encode(code));
        } finally {
            places.release();
        }
    }

    /** One digit again and again, or a run of digits up or down: what is tried first. */
    private static boolean isSimple(String code) {
        int step = code.charAt(1) - code.charAt(0);
        boolean isRun = Math.abs(step) <= 1;
        for (int i = 1; i < code.length(); i++) {
            isRun &= code.charAt(i) - code.charAt(i - 1) == step;
        }
        return isRun;
    }

    private static String purpose(PersonId person) {
        return "seat-code/" + person.value();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
