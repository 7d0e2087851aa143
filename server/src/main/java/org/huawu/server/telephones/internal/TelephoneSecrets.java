package org.huawu.server.telephones.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.huawu.server.vault.SealBroken;
import org.huawu.server.vault.Vault;
import org.springframework.stereotype.Component;

/** Makes and keeps the secrets of telephones. */
@Component
class TelephoneSecrets {

    /** Letters and digits that nobody mixes up who types them at a telephone. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LETTERS = 20;
    private static final int PATH_BYTES = 24;

    private final Vault vault;
    private final SecureRandom random;

    TelephoneSecrets(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /** A password of 20 characters: 100 bits. */
    String password() {
        StringBuilder text = new StringBuilder(PASSWORD_LETTERS);
        for (int i = 0; i < PASSWORD_LETTERS; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** What stands in the address of a telephone's settings: 192 bits. */
    String pathSecret() {
        byte[] secret = new byte[PATH_BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** How such a secret is kept. A plain hash is enough for so many random bits. */
    static byte[] hashOf(String pathSecret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(pathSecret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    String seal(long id, String password) {
        return seal("telephone/" + id, password);
    }

    String open(TelephoneRow row) throws SealBroken {
        return open("telephone/" + row.id(), row.sealedPassword());
    }

    String seal(String purpose, String text) {
        return Base64.getEncoder().encodeToString(vault.seal(text.getBytes(StandardCharsets.UTF_8), purpose));
    }

    String open(String purpose, String sealed) throws SealBroken {
        return new String(vault.open(Base64.getDecoder().decode(sealed), purpose), StandardCharsets.UTF_8);
    }
}
