package org.huawu.switchboard.gateway;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;

/** Writes one STUN message, attribute by attribute. */
final class StunWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    StunWriter(int type, byte[] transaction) {
        u16(type);
        u16(0);
        u32(Stun.COOKIE);
        out.writeBytes(transaction);
    }

    StunWriter attribute(int type, byte... value) {
        u16(type);
        u16(value.length);
        out.writeBytes(value);
        out.writeBytes(new byte[(4 - value.length % 4) % 4]);
        return this;
    }

    StunWriter mappedAddress(InetSocketAddress address, byte[] transaction) {
        byte[] raw = address.getAddress().getAddress();
        byte[] value = new byte[4 + raw.length];
        int port = address.getPort() ^ Stun.COOKIE >>> 16;
        value[1] = (byte) (raw.length == 4 ? 1 : 2);
        value[2] = (byte) (port >> 8);
        value[3] = (byte) port;
        for (int i = 0; i < raw.length; i++) {
            int mask = i < 4 ? Stun.COOKIE >>> (24 - 8 * i) : transaction[i - 4];
            value[4 + i] = (byte) (raw[i] ^ mask);
        }
        return attribute(Stun.XOR_MAPPED_ADDRESS, value);
    }

    StunWriter error(int code) {
        return attribute(Stun.ERROR_CODE, (byte) 0, (byte) 0, (byte) (code / 100), (byte) (code % 100));
    }

    StunWriter unknown(int[] types) {
        byte[] value = new byte[2 * types.length];
        for (int i = 0; i < types.length; i++) {
            value[2 * i] = (byte) (types[i] >> 8);
            value[2 * i + 1] = (byte) types[i];
        }
        return attribute(Stun.UNKNOWN_ATTRIBUTES, value);
    }

    /** The message with MESSAGE-INTEGRITY and FINGERPRINT. */
    byte[] sealed(byte[] key) {
        int integrityAt = out.size();
        attribute(Stun.MESSAGE_INTEGRITY, Stun.integrity(out.toByteArray(), integrityAt, key));
        byte[] message = new byte[out.size() + 8];
        System.arraycopy(out.toByteArray(), 0, message, 0, out.size());
        int length = message.length - Stun.HEADER;
        message[2] = (byte) (length >> 8);
        message[3] = (byte) length;
        int sum = Stun.fingerprint(message, out.size());
        int at = out.size();
        for (int word : new int[] {Stun.FINGERPRINT << 16 | 4, sum}) {
            message[at++] = (byte) (word >> 24);
            message[at++] = (byte) (word >> 16);
            message[at++] = (byte) (word >> 8);
            message[at++] = (byte) word;
        }
        return message;
    }

    private void u16(int value) {
        out.write(value >> 8);
        out.write(value);
    }

    private void u32(int value) {
        u16(value >> 16);
        u16(value);
    }
}
