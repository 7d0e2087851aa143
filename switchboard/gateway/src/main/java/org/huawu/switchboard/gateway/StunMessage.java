package org.huawu.switchboard.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A STUN message that was read. It has a right length, the magic cookie and, as its last attribute, a right FINGERPRINT;
 * whether it is authentic is asked by {@link #authenticBy}. What stands behind MESSAGE-INTEGRITY is not believed.
 */
final class StunMessage {

    private static final int ATTRIBUTES_AT_MOST = 32;

    private final byte[] bytes;
    private int integrityAt = -1;
    private @Nullable String username;
    private @Nullable InetSocketAddress mappedAddress;
    private int errorCode;
    private boolean useCandidate;
    private boolean fromControlled;
    private int[] unknown = {};

    private StunMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Null when this is no sound STUN message. */
    static @Nullable StunMessage read(byte[] packet, int length) {
        if (length < Stun.HEADER + 8 || length % 4 != 0 || (packet[0] & 0xC0) != 0) {
            return null;
        }
        if (Stun.u16(packet, 2) != length - Stun.HEADER || Stun.u32(packet, 4) != Stun.COOKIE) {
            return null;
        }
        int last = length - 8;
        if (Stun.u32(packet, last) != (Stun.FINGERPRINT << 16 | 4)
                || Stun.u32(packet, last + 4) != Stun.fingerprint(packet, last)) {
            return null;
        }
        StunMessage message = new StunMessage(Arrays.copyOf(packet, length));
        return message.readAttributes(last) ? message : null;
    }

    private boolean readAttributes(int end) {
        int at = Stun.HEADER;
        for (int count = 0; at < end; count++) {
            if (count == ATTRIBUTES_AT_MOST || at + 4 > end) {
                return false;
            }
            int size = Stun.u16(bytes, at + 2);
            if (at + 4 + size > end) {
                return false;
            }
            if (integrityAt < 0 && !readAttribute(Stun.u16(bytes, at), at + 4, size)) {
                return false;
            }
            at += 4 + (size + 3) / 4 * 4;
        }
        return at == end;
    }

    private boolean readAttribute(int type, int at, int size) {
        switch (type) {
            case Stun.USERNAME -> username = size <= 512 ? text(at, size) : "";
            case Stun.XOR_MAPPED_ADDRESS -> mappedAddress = address(at, size);
            case Stun.ERROR_CODE -> errorCode = size < 4 ? 0 : (bytes[at + 2] & 7) * 100 + (bytes[at + 3] & 0xFF);
            case Stun.USE_CANDIDATE -> useCandidate = true;
            case Stun.ICE_CONTROLLED -> fromControlled = true;
            case Stun.PRIORITY, Stun.UNKNOWN_ATTRIBUTES -> {}
            case Stun.MESSAGE_INTEGRITY -> integrityAt = size == 20 ? at - 4 : -1;
            default -> {
                if (type < 0x8000) {
                    unknown = Arrays.copyOf(unknown, unknown.length + 1);
                    unknown[unknown.length - 1] = type;
                }
            }
        }
        return type != Stun.MESSAGE_INTEGRITY || size == 20;
    }

    private String text(int at, int size) {
        return new String(bytes, at, size, StandardCharsets.UTF_8);
    }

    private @Nullable InetSocketAddress address(int at, int size) {
        int family = size < 2 ? 0 : bytes[at + 1];
        if (!(family == 1 && size == 8) && !(family == 2 && size == 20)) {
            return null;
        }
        int port = Stun.u16(bytes, at + 2) ^ Stun.COOKIE >>> 16;
        byte[] raw = Arrays.copyOfRange(bytes, at + 4, at + size);
        for (int i = 0; i < raw.length; i++) {
            raw[i] ^= bytes[4 + i];
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(raw), port);
        } catch (UnknownHostException impossible) {
            return null;
        }
    }

    int type() {
        return Stun.u16(bytes, 0);
    }

    byte[] transaction() {
        return Arrays.copyOfRange(bytes, 8, 20);
    }

    /** Whether the message was sealed with this password. */
    boolean authenticBy(byte[] key) {
        return integrityAt >= 0
                && MessageDigest.isEqual(
                        Stun.integrity(bytes, integrityAt, key),
                        Arrays.copyOfRange(bytes, integrityAt + 4, integrityAt + 24));
    }

    /** Empty when there is none. */
    String username() {
        return username == null ? "" : username;
    }

    boolean useCandidate() {
        return useCandidate;
    }

    /** Whether the sender believes that we lead the negotiation. */
    boolean fromControlled() {
        return fromControlled;
    }

    /** Attributes that must be understood and are not. */
    int[] unknown() {
        return unknown.clone();
    }

    @Nullable
    InetSocketAddress mappedAddress() {
        return mappedAddress;
    }

    /** 0 when there is none. */
    int errorCode() {
        return errorCode;
    }
}
