package org.huawu.switchboard.sip;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes nonces that carry their time under a key of this process (RFC 7616 3.3), so that none is kept until it is used. Of
 * those used the highest count is kept, for {@value #MOST_USED} nonces; when one more comes, the oldest is given up, and with
 * it all that were made before it. By one thread at a time.
 */
final class Nonces {

    static final int MOST_USED = 20_000;

    private static final int STAMP_BYTES = 16;
    private static final int SEAL_BYTES = 16;

    private final SecretKeySpec key;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final long lifeMs;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long givenUpMs = Long.MIN_VALUE;

    Nonces(InstantSource clock, RandomGenerator random, long lifeMs) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.clock = clock;
        this.random = random;
        this.lifeMs = lifeMs;
    }

    /** A new one. */
    String next() {
        byte[] stamp = ByteBuffer.allocate(STAMP_BYTES)
                .putLong(clock.millis())
                .putLong(random.nextLong())
                .array();
        byte[] whole = Arrays.copyOf(stamp, STAMP_BYTES + SEAL_BYTES);
        System.arraycopy(seal(stamp), 0, whole, STAMP_BYTES, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Uses a nonce for the given time. False when it is not of this process, too old, or was used so often already. */
    boolean use(String nonce, long count) {
        long madeMs = madeMs(nonce);
        long nowMs = clock.millis();
        if (madeMs <= givenUpMs
                || madeMs > nowMs
                || nowMs - madeMs > lifeMs
                || count <= counts.getOrDefault(nonce, 0L)) {
            return false;
        }
        counts.put(nonce, count);
        if (counts.size() > MOST_USED) {
            String oldest = counts.keySet().iterator().next();
            counts.remove(oldest);
            givenUpMs = Math.max(givenUpMs, madeMs(oldest));
        }
        return true;
    }

    /** When it was made; the beginning of time for one that we did not make. */
    private long madeMs(String nonce) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(nonce);
            if (whole.length == STAMP_BYTES + SEAL_BYTES) {
                byte[] stamp = Arrays.copyOf(whole, STAMP_BYTES);
                byte[] sealed = Arrays.copyOfRange(whole, STAMP_BYTES, whole.length);
                if (MessageDigest.isEqual(sealed, seal(stamp))) {
                    return ByteBuffer.wrap(stamp).getLong();
                }
            }
            return Long.MIN_VALUE;
        } catch (IllegalArgumentException e) {
            return Long.MIN_VALUE;
        }
    }

    private byte[] seal(byte[] stamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(stamp), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
