package org.huawu.switchboard.rtp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;
import org.huawu.switchboard.rtp.opus.LibOpus;

/** The mouth of a party by Opus: codes what it is given by the real library, in packets of any length, and numbers them. */
final class OpusParty implements AutoCloseable {

    static final int TYPE = 96;
    static final int SOURCE = 0x0B05;

    private final LibOpus opus;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment encoder;
    private final MemorySegment sound = arena.allocate(JAVA_SHORT, 960);
    private final MemorySegment packet = arena.allocate(1_275);
    private int sequence;
    private int timestamp;
    private int said;

    /** @param first of its timestamps, and of its numbers */
    OpusParty(LibOpus opus, int first) {
        this.opus = opus;
        this.timestamp = first;
        this.sequence = first & 0xFFFF;
        this.encoder = opus.encoderCreate(Codec.SAMPLES_PER_S, 1, LibOpus.APPLICATION_VOIP, arena.allocate(JAVA_INT));
        opus.encoderSet(encoder, LibOpus.SET_BITRATE, 24_000);
        opus.encoderSet(encoder, LibOpus.SET_SIGNAL, LibOpus.SIGNAL_VOICE);
        opus.encoderSet(encoder, LibOpus.SET_INBAND_FEC, 1);
        opus.encoderSet(encoder, LibOpus.SET_PACKET_LOSS_PERCENT, 20);
    }

    /** A voice: many tones of one pitch, which comes and goes four times a second. */
    private static short sample(int moment) {
        double sum = 0;
        for (int n = 1; n < 16; n++) {
            sum += Math.sin(2 * Math.PI * 150 * n * moment / Codec.SAMPLES_PER_S + n * n) / n;
        }
        double loudness = 0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * moment / Codec.SAMPLES_PER_S);
        return (short) Math.round(5_000 * loudness * sum);
    }

    /** The next packet of its voice: so many samples at 8,000 a second, as RTP. */
    ByteBuffer voice(int samples) {
        int from = said;
        return tones(i -> sample(from + i), samples);
    }

    /** The next packet of a tone. */
    ByteBuffer tone(int hz, int samples) {
        int from = said;
        return tones(i -> Tones.at(hz, from + i, Codec.SAMPLES_PER_S), samples);
    }

    /** The next packet of any sound, given from 0. */
    ByteBuffer tones(IntUnaryOperator sample, int samples) {
        for (int i = 0; i < samples; i++) {
            sound.setAtIndex(JAVA_SHORT, i, (short) sample.applyAsInt(i));
        }
        return next(samples);
    }

    /** How much it has said, in samples at 8,000 a second. */
    int said() {
        return said;
    }

    /** Says nothing, and sends nothing, for so long. */
    void pause(int samples) {
        said += samples;
        timestamp += Opus.STEPS * samples;
    }

    /** A packet of any bytes, under the next number. */
    ByteBuffer raw(byte[] payload) {
        ByteBuffer datagram = ByteBuffer.allocate(RtpPacket.HEADER + payload.length);
        RtpPacket.writeHeader(datagram, TYPE, sequence, timestamp, SOURCE);
        sequence = (sequence + 1) & 0xFFFF;
        return datagram.put(payload).flip();
    }

    private ByteBuffer next(int samples) {
        int length = opus.encode(encoder, sound, samples, packet);
        ByteBuffer datagram = raw(packet.asSlice(0, length).toArray(JAVA_BYTE));
        timestamp += Opus.STEPS * samples;
        said += samples;
        return datagram;
    }

    @Override
    public void close() {
        opus.encoderDestroy(encoder);
        arena.close();
    }
}
