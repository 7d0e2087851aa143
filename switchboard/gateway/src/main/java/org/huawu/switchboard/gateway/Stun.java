package org.huawu.switchboard.gateway;

import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Numbers and sums of STUN (RFC 8489) that reading and writing share. */
final class Stun {

    static final int HEADER = 20;
    static final int COOKIE = 0x2112A442;

    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_SUCCESS = 0x0101;
    static final int BINDING_ERROR = 0x0111;

    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;
    static final int ICE_CONTROLLING = 0x802A;

    private static final int FINGERPRINT_MASK = 0x5354554E;

    private Stun() {}

    /** HMAC-SHA1 over a message that says it ends with its MESSAGE-INTEGRITY (RFC 8489, 14.5). */
    static byte[] integrity(byte[] message, int attributeAt, byte[] key) {
        byte[] covered = java.util.Arrays.copyOf(message, attributeAt);
        int said = attributeAt + 24 - HEADER;
        covered[2] = (byte) (said >> 8);
        covered[3] = (byte) said;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(covered);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every JDK has HmacSHA1", broken);
        }
    }

    /** The check sum over what stands before FINGERPRINT (RFC 8489, 14.7). */
    static int fingerprint(byte[] message, int attributeAt) {
        CRC32 sum = new CRC32();
        sum.update(message, 0, attributeAt);
        return (int) sum.getValue() ^ FINGERPRINT_MASK;
    }

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    static int u32(byte[] bytes, int at) {
        return u16(bytes, at) << 16 | u16(bytes, at + 2);
    }
}
