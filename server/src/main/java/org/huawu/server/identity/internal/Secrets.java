package org.huawu.server.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes the random secrets that people type: initial passwords and recovery codes. */
@Component
class Secrets {

    /** Letters and digits that nobody mixes up when reading them aloud or from paper. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int RECOVERY_CODES = 10;

    private final SecureRandom random;

    Secrets(SecureRandom random) {
        this.random = random;
    }

    /** A password of 20 characters: 100 bits. */
    String password() {
        return letters(20);
    }

    /** Ten codes of 10 characters: 50 bits each, used once each. */
    List<String> recoveryCodes() {
        return Stream.generate(() -> letters(10)).limit(RECOVERY_CODES).toList();
    }

    /** Bytes of a second factor's secret: 160 bits, as RFC 4226 recommends. */
    byte[] secondFactorSecret() {
        byte[] secret = new byte[20];
        random.nextBytes(secret);
        return secret;
    }

    /** How a recovery code is kept. A plain hash is enough for 50 random bits behind a growing delay. */
    static byte[] hashOf(String recoveryCode) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(recoveryCode.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
