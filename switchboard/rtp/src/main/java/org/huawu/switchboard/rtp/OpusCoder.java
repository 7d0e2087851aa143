package org.huawu.switchboard.rtp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.huawu.switchboard.rtp.opus.LibOpus;
import org.huawu.switchboard.rtp.opus.OpusPacket;

/**
 * Opus of one leg, both ways: packets on the wire, A-law in the house. Packets that were overtaken count as lost. What a packet holds of
 * the one before it (FEC) is heard where that is missing; other holes are left to {@link Concealment}.
 *
 * <p>Made by any thread, then the media thread's; allocates nothing after it is made. What strangers send reaches libopus only when it
 * is no longer than the room for it and whole in itself.
 */
final class OpusCoder implements AutoCloseable {

    /** The longest packet that is taken: what a datagram has room for. */
    static final int MOST_BYTES = 1_488;

    /** Bits a second that we send: as few as SIP telephones expect, as many as FEC needs beside speech. */
    private static final int BITRATE = 20_000;
    /** Of 0..10, see docs/decisions/0036. */
    private static final int COMPLEXITY = 3;
    /** The loss that our packets are made for. */
    private static final int LOSS_PERCENT = 10;

    private static final int MOST_CODED = 240;
    /** So much is decoded at a stretch, in samples, and twice as fast as it sounds after that: what comes faster is not speech. */
    private static final int MOST_AT_ONCE = 3_200;
    /** Further back than this a number is a stream that jumped, not a packet that was overtaken. */
    private static final int MOST_OVERTAKEN = 100;

    private final LibOpus opus;
    private final Runnable whenClosed;
    private final MemorySegment encoder;
    private final MemorySegment decoder;
    /** Belongs to the collector of garbage, since closing memory that threads share would halt them all. */
    private final Arena arena = Arena.ofAuto();

    private final MemorySegment heard = arena.allocate(MOST_BYTES);
    private final ByteBuffer heardBytes = heard.asByteBuffer();
    private final MemorySegment sound = arena.allocate(JAVA_SHORT, OpusPacket.MOST_SAMPLES);
    private final MemorySegment frame = arena.allocate(JAVA_SHORT, Codec.FRAME);
    private final MemorySegment coded = arena.allocate(MOST_CODED);
    private final ByteBuffer codedBytes = coded.asByteBuffer();
    private final WideClock clock = new WideClock();
    private boolean isStarted;
    private boolean isClosed;
    private int source;
    private int sequence;
    private int room = MOST_AT_ONCE;

    /** Takes speech that was decoded: it lies where the packet was to be put. */
    @FunctionalInterface
    interface Hearer {
        /**
         * Takes it.
         *
         * @param length how many bytes of A-law
         * @param timestamp when it begins, in samples of the house
         */
        void hear(int length, int timestamp);
    }

    /**
     * @param whenClosed called once, by whoever closes it
     * @throws IllegalStateException when libopus gives no coder
     */
    OpusCoder(LibOpus opus, Runnable whenClosed) {
        this.opus = opus;
        this.whenClosed = whenClosed;
        MemorySegment error = arena.allocate(JAVA_INT);
        this.encoder = opus.encoderCreate(Codec.SAMPLES_PER_S, 1, LibOpus.APPLICATION_VOIP, error);
        this.decoder = opus.decoderCreate(Codec.SAMPLES_PER_S, 1, error);
        boolean isReady = encoder.address() != 0
                && decoder.address() != 0
                && opus.encoderSet(encoder, LibOpus.SET_BITRATE, BITRATE) == 0
                && opus.encoderSet(encoder, LibOpus.SET_COMPLEXITY, COMPLEXITY) == 0
                && opus.encoderSet(encoder, LibOpus.SET_SIGNAL, LibOpus.SIGNAL_VOICE) == 0
                && opus.encoderSet(encoder, LibOpus.SET_INBAND_FEC, 1) == 0
                && opus.encoderSet(encoder, LibOpus.SET_PACKET_LOSS_PERCENT, LOSS_PERCENT) == 0;
        if (!isReady) {
            close();
            throw new IllegalStateException("libopus gives no coder");
        }
    }

    /**
     * Takes a packet of the party.
     *
     * @param into where speech is put, a stretch at a time, {@link Leg#MOST_PAYLOAD} bytes
     * @return false when it is no packet of Opus, or too many came at once
     */
    boolean take(RtpPacket packet, byte[] into, Hearer to) {
        int length = packet.payloadLength();
        if (isClosed || length < 1 || length > MOST_BYTES) {
            return false;
        }
        packet.copyPayload(heardBytes, length);
        int samples = OpusPacket.samples(heardBytes, length);
        if (samples == OpusPacket.BROKEN || room <= 0) {
            return false;
        }
        int ahead = (short) (packet.sequence() - sequence);
        boolean isSame = isStarted && packet.source() == source;
        if (isSame && ahead <= 0 && ahead > -MOST_OVERTAKEN) {
            return true;
        }
        int gap = clock.gap(packet.timestamp());
        if (!isSame || ahead < 0 || gap < 0) {
            int _ = opus.decoderInit(decoder, Codec.SAMPLES_PER_S, 1);
        } else if (gap > 0 && ahead > 1 && gap <= OpusPacket.MOST_SAMPLES) {
            makeUp(packet, gap, into, to);
        }
        isStarted = true;
        source = packet.source();
        sequence = packet.sequence();
        room -= samples;
        int decoded = opus.decode(decoder, heard, length, sound, OpusPacket.MOST_SAMPLES);
        say(0, decoded, clock.heard(packet.timestamp(), samples), into, to);
        return true;
    }

    /** Packets are missing before this one: the decoder goes on over them, and what is known of the last one is heard. */
    private void makeUp(RtpPacket packet, int gap, byte[] into, Hearer to) {
        room -= gap;
        int length = packet.payloadLength();
        int earlier = OpusPacket.frame(heardBytes);
        int made = opus.decodeMissing(decoder, heard, length, sound, gap);
        if (made == gap && gap >= earlier && OpusPacket.hasEarlierFrame(heardBytes, length)) {
            int timestamp = clock.heard(packet.timestamp() - Opus.STEPS * earlier, earlier);
            say(gap - earlier, gap, timestamp, into, to);
        }
    }

    private void say(int from, int until, int timestamp, byte[] into, Hearer to) {
        for (int at = from; at < until; at += Leg.MOST_PAYLOAD) {
            int length = Math.min(Leg.MOST_PAYLOAD, until - at);
            for (int i = 0; i < length; i++) {
                into[i] = Codec.PCMA.encode(sound.getAtIndex(JAVA_SHORT, at + i));
            }
            to.hear(length, timestamp + at - from);
        }
    }

    /** 20 ms go by. */
    void tick() {
        room = Math.min(MOST_AT_ONCE, room + 2 * Codec.FRAME);
    }

    /**
     * Codes 20 ms as a packet.
     *
     * @param ofALaw where they lie
     * @param to takes the packet, at its position
     */
    void code(byte[] ofALaw, int offset, ByteBuffer to) {
        if (isClosed) {
            throw new IllegalStateException("the leg is over");
        }
        for (int i = 0; i < Codec.FRAME; i++) {
            frame.setAtIndex(JAVA_SHORT, i, Codec.PCMA.decode(ofALaw[offset + i]));
        }
        int length = opus.encode(encoder, frame, Codec.FRAME, coded);
        if (length < 1) {
            throw new IllegalStateException("libopus does not code, error " + length);
        }
        to.put(to.position(), codedBytes, 0, length);
        to.position(to.position() + length);
    }

    /** Gives the coders back; again does nothing. */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (encoder.address() != 0) {
            opus.encoderDestroy(encoder);
        }
        if (decoder.address() != 0) {
            opus.decoderDestroy(decoder);
        }
        whenClosed.run();
    }
}
