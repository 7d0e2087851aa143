package org.huawu.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;

/**
 * Somebody who speaks and hears through a socket of the own that is connected to the other side. What is said is silence
 * behind a mark, in A-law. Nothing is made for a packet.
 * For one thread.
 */
final class MediaParty {

    /** Where in a packet the mark stands. */
    static final int MARK_AT = 12;

    private static final int FRAME = 160;
    /** What is longer is no sound of ours. */
    private static final int MOST_HEARD = 256;

    private static final int PCMA = 8;
    private static final int MARKER = 0x80;
    private static final int VERSION = 0x80;
    private static final byte SILENCE = (byte) 0xD5;
    /** Five seconds, as browsers do it. */
    private static final int UPKEEP_EVERY = 250;

    /** What a party does from time to time, so that the other side knows that it is there. */
    @FunctionalInterface
    interface Upkeep {

        /** Nothing: that it speaks is enough. */
        Upkeep NONE = () -> {};

        /** Does it. */
        void check() throws IOException;
    }

    private final int number;
    private final DatagramChannel channel;
    private final Envelope envelope;
    private final Upkeep upkeep;
    private final byte[] silence = new byte[FRAME];
    private final byte[] packet = new byte[MARK_AT + FRAME + Envelope.MOST_ADDED];
    private final ByteBuffer out = ByteBuffer.wrap(packet);
    private final byte[] came = new byte[MOST_HEARD];
    private final ByteBuffer in = ByteBuffer.wrap(came);
    private int file;
    private int said;

    /** @param channel connected */
    MediaParty(int number, DatagramChannel channel, Envelope envelope, Upkeep upkeep) {
        this.number = number;
        this.channel = channel;
        this.envelope = envelope;
        this.upkeep = upkeep;
        Arrays.fill(silence, SILENCE);
    }

    /** Who it is, see {@link MediaPlan}. */
    int number() {
        return number;
    }

    /**
     * Prepares to hear.
     *
     * @param files those open now, the party's among them
     */
    void listen(SocketFiles files, Arrivals arrivals) throws IOException {
        channel.configureBlocking(false);
        file = files.atPort(channel.socket().getLocalPort());
        arrivals.stamp(file);
    }

    /** Will be told of by this selector when it has something to hear. */
    void register(Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Says the next frame, whose number it gives back. */
    int say() throws IOException {
        if ((said + number) % UPKEEP_EVERY == 0) {
            upkeep.check();
        }
        out.clear();
        out.put(0, (byte) VERSION).put(1, (byte) (said == 0 ? PCMA | MARKER : PCMA));
        out.putShort(2, (short) said).putInt(4, said * FRAME).putInt(8, number);
        out.put(MARK_AT, silence);
        Mark.write(out, MARK_AT, number, said, System.nanoTime());
        int length = envelope.close(packet, MARK_AT + FRAME, said);
        if (channel.write(out.limit(length)) != length) {
            throw new BenchFailure(
                    "The generator's sockets took no more: this machine is too busy to measure anything.");
        }
        return said++;
    }

    /** Takes one datagram in and makes its mark readable; whether it may be sound. */
    boolean hear(Arrivals arrivals) {
        int length = arrivals.read(file, came);
        in.clear().limit(Math.clamp(length, 0, MOST_HEARD));
        boolean isSound = length >= MARK_AT + Mark.BYTES && (in.get(0) & 0xC0) == VERSION;
        if (isSound) {
            envelope.open(came);
        }
        return isSound;
    }

    /** What came last. */
    ByteBuffer heard() {
        return in;
    }
}
