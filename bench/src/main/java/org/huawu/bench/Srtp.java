package org.huawu.bench;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SRTP as a browser speaks it, AES_CM_128_HMAC_SHA1_80 (RFC 3711), as far as a measurement needs it: what is sent is whole,
 * of what comes only the mark is decrypted, and no sum is looked at, since a mark that reads well was encrypted well. Nothing
 * is made for a packet but what the JDK's HMAC makes. For one thread.
 */
final class Srtp implements Envelope {

    private static final int HEADER = 12;
    private static final int SEQUENCE_AT = 2;
    private static final int SOURCE_AT = 8;
    private static final int HALF = 1 << 15;

    private final KeyStream out;
    private final KeyStream in;
    private final Mac sum;
    private final byte[] whole;
    private final byte[] rollover = new byte[Integer.BYTES];
    private long latest = -1;

    Srtp(SrtpKeys ours, SrtpKeys theirs) {
        this.out = ours.stream();
        this.in = theirs.stream();
        try {
            sum = Mac.getInstance("HmacSHA1");
            sum.init(new SecretKeySpec(ours.sumKey(), "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
        this.whole = new byte[sum.getMacLength()];
    }

    @Override
    public int close(byte[] packet, int length, int index) {
        out.mix(packet, HEADER, length - HEADER, number(packet, SOURCE_AT), index);
        write(rollover, index >>> Short.SIZE);
        sum.update(packet, 0, length);
        sum.update(rollover);
        try {
            sum.doFinal(whole, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the array has the length of the sum", e);
        }
        System.arraycopy(whole, 0, packet, length, MOST_ADDED);
        return length + MOST_ADDED;
    }

    @Override
    public void open(byte[] packet) {
        int sequence = number(packet, SEQUENCE_AT) >>> Short.SIZE;
        in.mix(packet, HEADER, Mark.BYTES, number(packet, SOURCE_AT), index(sequence));
    }

    /** The number nearest to the latest whose lower half is the sequence number. */
    private long index(int sequence) {
        long base = latest < 0 ? sequence : latest;
        long index = (base & ~0xFFFFL) | sequence;
        if (index - base > HALF && index > 0xFFFF) {
            index -= HALF * 2L;
        } else if (base - index > HALF) {
            index += HALF * 2L;
        }
        latest = Math.max(latest, index);
        return index;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }

    private static void write(byte[] to, int number) {
        for (int i = 0; i < Integer.BYTES; i++) {
            to[i] = (byte) (number >> (24 - 8 * i));
        }
    }
}
