package org.huawu.server.identity.internal;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.vault.SealBroken;
import org.huawu.server.vault.Vault;
import org.springframework.stereotype.Service;

/**
 * The second factor: a code of six digits that changes every 30 seconds (RFC 6238), or one of ten recovery codes. A code of
 * the step before or after is taken too, for clocks that differ; no code works twice. Works in the caller's transaction.
 */
@Service
class SecondFactor {

    private final SecondFactorStore store;
    private final Vault vault;
    private final Secrets secrets;
    private final AuditTrail audit;
    private final Clock clock;
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    SecondFactor(SecondFactorStore store, Vault vault, Secrets secrets, AuditTrail audit, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Starts a second factor that is not in force yet.
     *
     * @throws RejectedException 409 second-factor-in-force
     */
    SecondFactorBeginning begin(Account account) {
        if (store.isConfirmed(account.person())) {
            throw new RejectedException(409, Rejection.of("second-factor-in-force"));
        }
        byte[] secret = secrets.secondFactorSecret();
        store.begin(account, Base64.getEncoder().encodeToString(vault.seal(secret, purpose(account))));
        String base32 = new Base32().encodeAsString(secret);
        String label = URLEncoder.encode("Huawu:" + account.loginName(), StandardCharsets.UTF_8);
        return new SecondFactorBeginning(base32, "otpauth://totp/" + label + "?secret=" + base32 + "&issuer=Huawu");
    }

    /**
     * Puts it in force once the person shows a code of it; returns the recovery codes, which are never shown again.
     *
     * @throws RejectedException 409 second-factor-not-begun or second-factor-in-force, 422 second-factor-wrong
     */
    List<String> confirm(Account account, String code) {
        SecondFactorStore.Stored stored = store.find(account.person())
                .orElseThrow(() -> new RejectedException(409, Rejection.of("second-factor-not-begun")));
        if (stored.confirmed()) {
            throw new RejectedException(409, Rejection.of("second-factor-in-force"));
        }
        if (!useCode(account, stored, code)) {
            throw new RejectedException(422, Rejection.of("second-factor-wrong"));
        }
        List<String> recovery = secrets.recoveryCodes();
        store.confirm(account, recovery.stream().map(Secrets::hashOf).toList());
        audit.add(account.person(), "second-factor.confirmed", account.subject(), account.side());
        return recovery;
    }

    /** Whether the account asks for a second factor. */
    boolean isWanted(Account account) {
        return store.isConfirmed(account.person());
    }

    /** Uses a code or a recovery code up; false when it is wrong or was used before. */
    boolean use(Account account, String code) {
        Optional<SecondFactorStore.Stored> stored = store.find(account.person());
        if (stored.isPresent() && useCode(account, stored.get(), code)) {
            return true;
        }
        String recovery = code.strip().toLowerCase(Locale.ROOT);
        boolean used = store.useRecoveryCode(account.person(), Secrets.hashOf(recovery));
        if (used) {
            audit.add(account.person(), "recovery-code.used", account.subject(), account.side());
        }
        return used;
    }

    /** Takes the second factor away. */
    void remove(Account account) {
        store.remove(account.person());
        audit.add("second-factor.removed", account.subject(), account.side());
    }

    private boolean useCode(Account account, SecondFactorStore.Stored stored, String code) {
        String digits = code.replace(" ", "");
        if (digits.length() != codes.getPasswordLength()) {
            return false;
        }
        SecretKeySpec key = new SecretKeySpec(open(account, stored), codes.getAlgorithm());
        long stepSeconds = codes.getTimeStep().toSeconds();
        long now = Math.floorDiv(clock.instant().getEpochSecond(), stepSeconds);
        for (long step = now - 1; step <= now + 1; step++) {
            if (equal(codeOf(key, step * stepSeconds), digits)) {
                return store.useStep(account.person(), step);
            }
        }
        return false;
    }

    private String codeOf(SecretKeySpec key, long epochSecond) {
        try {
            return codes.generateOneTimePasswordString(key, Instant.ofEpochSecond(epochSecond));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a second factor's secret is no key", e);
        }
    }

    private byte[] open(Account account, SecondFactorStore.Stored stored) {
        try {
            return vault.open(Base64.getDecoder().decode(stored.sealedSecret()), purpose(account));
        } catch (SealBroken e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String purpose(Account account) {
        return "second-factor/" + account.person().value();
    }

    private static boolean equal(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
