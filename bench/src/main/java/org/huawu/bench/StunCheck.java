package org.huawu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The connectivity check that a browser sends to an ICE-lite server (RFC 8445, RFC 8489). */
final class StunCheck {

    static final int TRANSACTION_BYTES = 12;

    private static final int HEADER = 20;
    private static final int COOKIE = 0x2112A442;
    private static final int REQUEST = 0x0001;
    private static final int SUCCESS = 0x0101;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int PRIORITY = 0x0024;
    private static final int USE_CANDIDATE = 0x0025;
    private static final int FINGERPRINT = 0x8028;
    private static final int ICE_CONTROLLING = 0x802A;
    private static final int INTEGRITY_BYTES = 20;
    /** A host candidate's, as browsers reckon it. */
    private static final int HOST_PRIORITY = 1_845_501_695;

    private static final int FINGERPRINT_MASK = 0x5354554E;
    private static final int MOST_BYTES = 1_024;

    private StunCheck() {}

    /**
     * A check that also nominates the pair.
     *
     * @param username theirs, a colon, ours
     * @param password theirs
     * @param transaction 12 bytes that tell the answer
     */
    static byte[] request(String username, String password, byte[] transaction) {
        byte[] name = username.getBytes(US_ASCII);
        ByteBuffer message = ByteBuffer.allocate(MOST_BYTES);
        message.putShort((short) REQUEST).putShort((short) 0).putInt(COOKIE).put(transaction);
        attribute(message, USERNAME, name);
        attribute(
                message, PRIORITY, ByteBuffer.allocate(4).putInt(HOST_PRIORITY).array());
        attribute(message, ICE_CONTROLLING, Arrays.copyOf(transaction, Long.BYTES));
        attribute(message, USE_CANDIDATE, new byte[0]);
        byte[] before = Arrays.copyOf(message.array(), message.position());
        attribute(message, MESSAGE_INTEGRITY, integrity(before, password));
        // The sum covers a header that counts the sum's own attribute.
        message.putShort(2, (short) (message.position() + 8 - HEADER));
        int sum = fingerprint(Arrays.copyOf(message.array(), message.position()));
        attribute(message, FINGERPRINT, ByteBuffer.allocate(4).putInt(sum).array());
        return Arrays.copyOf(message.array(), message.position());
    }

    /** Whether a datagram says that the check of this transaction went well. */
    static boolean isSuccess(byte[] datagram, int length, byte[] transaction) {
        ByteBuffer message = ByteBuffer.wrap(datagram, 0, length);
        return length >= HEADER
                && message.getShort(0) == SUCCESS
                && message.getInt(4) == COOKIE
                && Arrays.equals(datagram, 8, HEADER, transaction, 0, TRANSACTION_BYTES);
    }

    /** HMAC-SHA1 over what stands before MESSAGE-INTEGRITY, under a header that says it ends with it. */
    static byte[] integrity(byte[] before, String password) {
        ByteBuffer covered = ByteBuffer.wrap(before.clone());
        covered.putShort(2, (short) (before.length + 4 + INTEGRITY_BYTES - HEADER));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(US_ASCII), "HmacSHA1"));
            return mac.doFinal(covered.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /** The check sum over what stands before FINGERPRINT, whose header counts it already. */
    static int fingerprint(byte[] before) {
        CRC32 sum = new CRC32();
        sum.update(before);
        return (int) sum.getValue() ^ FINGERPRINT_MASK;
    }

    private static void attribute(ByteBuffer message, int type, byte[] value) {
        message.putShort((short) type).putShort((short) value.length).put(value);
        message.put(new byte[(4 - value.length % 4) % 4]);
    }
}
