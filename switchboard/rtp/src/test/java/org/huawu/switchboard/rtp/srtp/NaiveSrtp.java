package org.huawu.switchboard.rtp.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.huawu.kernel.SoundKey;

/** SRTP of one stream as RFC 3711 writes it down, with the JDK's AES and HMAC and nothing else: slow, and easy to read. */
public final class NaiveSrtp {

    private static final int HEADER = 12;
    private static final int WINDOW = 64;
    private static final int ROUND = 1 << 16;

    private final byte[] cipherKey;
    private final byte[] sumKey;
    private final byte[] salt;
    private final int tag;
    private final Set<Long> seen = new HashSet<>();
    private long highest = -1;

    /** @param tag how long a tag is, in bytes */
    public NaiveSrtp(SoundKey key, int tag) {
        this.cipherKey = derived(key, 0, 16);
        this.sumKey = derived(key, 1, 20);
        this.salt = derived(key, 2, 14);
        this.tag = tag;
    }

    /** The key for a purpose (4.3.1): the label stands above the 48 bits of an index that is 0. */
    static byte[] derived(SoundKey key, int label, int bytes) {
        byte[] start = Arrays.copyOf(key.salt(), 16);
        start[7] ^= (byte) label;
        return stream(key.key(), start, bytes);
    }

    /** The first bytes of AES in counter mode (4.1.1). */
    static byte[] stream(byte[] key, byte[] start, int bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
            return cipher.doFinal(new byte[bytes]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts a packet without extension and sources, whose number has gone round so often as its index says. */
    public byte[] protect(byte[] packet, long index) {
        byte[] body = mixed(packet, packet.length, index);
        byte[] whole = Arrays.copyOf(body, body.length + tag);
        System.arraycopy(sum(body, body.length, index), 0, whole, body.length, tag);
        return whole;
    }

    /** What a receiver makes of a packet (3.3); empty when it is refused. */
    public Optional<byte[]> open(byte[] packet) {
        int length = packet.length - tag;
        if (length < HEADER) {
            return Optional.empty();
        }
        long index = guess(ByteBuffer.wrap(packet).getShort(2) & 0xFFFF);
        boolean isOld = highest >= 0 && index <= highest - WINDOW;
        byte[] said = Arrays.copyOfRange(packet, length, packet.length);
        if (index < 0
                || isOld
                || seen.contains(index)
                || !Arrays.equals(said, Arrays.copyOf(sum(packet, length, index), tag))) {
            return Optional.empty();
        }
        seen.add(index);
        highest = Math.max(highest, index);
        return Optional.of(mixed(packet, length, index));
    }

    /** Appendix A: of the three that it may be, the one that is nearest to the highest so far. */
    private long guess(int sequence) {
        if (highest < 0) {
            return sequence;
        }
        long best = (highest / ROUND) * ROUND + sequence;
        for (long each : new long[] {best - ROUND, best + ROUND}) {
            best = Math.abs(each - highest) < Math.abs(best - highest) ? each : best;
        }
        return best;
    }

    private byte[] mixed(byte[] packet, int length, long index) {
        byte[] start = Arrays.copyOf(salt, 16);
        ByteBuffer view = ByteBuffer.wrap(start);
        view.putInt(4, view.getInt(4) ^ ByteBuffer.wrap(packet).getInt(8));
        view.putLong(8, view.getLong(8) ^ (index << 16));
        byte[] stream = stream(cipherKey, start, length - HEADER);
        byte[] mixed = Arrays.copyOf(packet, length);
        for (int i = HEADER; i < length; i++) {
            mixed[i] ^= stream[i - HEADER];
        }
        return mixed;
    }

    private byte[] sum(byte[] packet, int length, long index) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(sumKey, "HmacSHA1"));
            mac.update(packet, 0, length);
            return mac.doFinal(
                    ByteBuffer.allocate(4).putInt((int) (index >>> 16)).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
