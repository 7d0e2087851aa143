package org.huawu.server.recordings.internal.opus;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.huawu.switchboard.rtp.opus.LibOpus;

/**
 * Writes sound as an Ogg Opus stream (RFC 7845). Left and right stay apart: the coder may not fold them into one. One thread.
 */
public final class OpusEncoder implements AutoCloseable {

    /** Bits a second of both sides together. */
    public static final int BITRATE = 24_000;

    /** Of 0..10. Half of it codes speech of this width nearly twice as fast as all of it, in as many bytes. */
    private static final int COMPLEXITY = 5;

    private final Arena arena = Arena.ofConfined();
    private final LibOpus opus;
    private final MemorySegment encoder;
    private final MemorySegment sound = arena.allocate(OpusForm.FRAME_BYTES, 2);
    private final MemorySegment packet = arena.allocate(OpusForm.MOST_PACKET);
    private final OggWriter ogg;
    private final int lookahead;
    private long moments;
    private long frames;
    private int filled;

    /** @param into takes the stream, piece by piece */
    public OpusEncoder(LibOpus opus, OggWriter.Sink into) throws IOException {
        this.opus = opus;
        MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
        this.encoder = opus.encoderCreate(OpusForm.HZ, OpusForm.SIDES, LibOpus.APPLICATION_VOIP, number);
        if (encoder.address() == 0) {
            arena.close();
            throw new IOException("libopus gives no encoder, error " + number.get(ValueLayout.JAVA_INT, 0));
        }
        boolean isSet = opus.encoderSet(encoder, LibOpus.SET_BITRATE, BITRATE) == 0
                && opus.encoderSet(encoder, LibOpus.SET_COMPLEXITY, COMPLEXITY) == 0
                && opus.encoderSet(encoder, LibOpus.SET_FORCE_CHANNELS, OpusForm.SIDES) == 0
                && opus.encoderSet(encoder, LibOpus.SET_SIGNAL, LibOpus.SIGNAL_VOICE) == 0
                && opus.encoderGet(encoder, LibOpus.GET_LOOKAHEAD, number) == 0;
        if (!isSet) {
            close();
            throw new IOException("libopus does not take the settings");
        }
        this.lookahead = number.get(ValueLayout.JAVA_INT, 0);
        this.ogg = new OggWriter(into);
        ogg.head(head(lookahead * OpusForm.OGG_SAMPLES));
        ogg.head(tags(opus.version()));
    }

    /** Adds sound: 16 bit of the left side, 16 bit of the right, little endian, and so on; whole moments. */
    public void add(ByteBuffer moreSound) throws IOException {
        while (moreSound.hasRemaining()) {
            int taken = Math.min(moreSound.remaining(), OpusForm.FRAME_BYTES - filled);
            MemorySegment.copy(MemorySegment.ofBuffer(moreSound), 0, sound, filled, taken);
            moreSound.position(moreSound.position() + taken);
            moments += taken / OpusForm.MOMENT_BYTES;
            filled += taken;
            if (filled == OpusForm.FRAME_BYTES) {
                encodeFrame();
            }
        }
    }

    /** Ends the stream: as long as the sound was, to the moment. */
    public void end() throws IOException {
        // What the coder holds back comes out with silence behind it; the last place in the stream says where to stop.
        while (frames * OpusForm.FRAME < moments + lookahead) {
            sound.asSlice(filled).fill((byte) 0);
            encodeFrame();
        }
        ogg.end((moments + lookahead) * OpusForm.OGG_SAMPLES);
    }

    @Override
    public void close() {
        opus.encoderDestroy(encoder);
        arena.close();
    }

    private void encodeFrame() throws IOException {
        int length = opus.encode(encoder, sound, OpusForm.FRAME, packet);
        if (length < 1) {
            throw new IOException("libopus does not encode, error " + length);
        }
        frames++;
        filled = 0;
        byte[] bytes = packet.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        ogg.packet(bytes, frames * OpusForm.FRAME * OpusForm.OGG_SAMPLES);
    }

    private static byte[] head(int preSkip) {
        return OggWriter.littleEndian(19)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) OpusForm.SIDES)
                .putShort((short) preSkip)
                .putInt(OpusForm.HZ)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }

    private static byte[] tags(String vendor) {
        byte[] name = vendor.getBytes(StandardCharsets.UTF_8);
        return OggWriter.littleEndian(16 + name.length)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .putInt(name.length)
                .put(name)
                .putInt(0)
                .array();
    }
}
