package org.huawu.server.recordings.internal.opus;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.huawu.switchboard.rtp.opus.LibOpus;

/** Reads a stream of {@link OpusEncoder} back: every checksum, every packet. Only streams of that form. */
public final class OpusCheck {

    private static final int HEADS = 2;
    private static final int PRE_SKIP_AT = 10;
    /** The longest packet holds 120 ms. */
    private static final int MOST_MOMENTS = OpusForm.HZ * 120 / 1_000;

    private final LibOpus opus;
    private final Consumer<byte[]> sound;
    private int packets;
    private int preSkip;
    private long decoded;
    private long place;

    private OpusCheck(LibOpus opus, Consumer<byte[]> sound) {
        this.opus = opus;
        this.sound = sound;
    }

    /**
     * Decodes a stream to its end.
     *
     * @return how many moments of 1/8,000 s it sounds
     * @throws IOException when it is damaged, or ends before its last page
     */
    public static long moments(LibOpus opus, InputStream stream) throws IOException {
        return moments(opus, stream, frame -> {});
    }

    /** As {@link #moments(LibOpus, InputStream)}, and hands the sound over as it is decoded, what the coder held back included. */
    static long moments(LibOpus opus, InputStream stream, Consumer<byte[]> sound) throws IOException {
        return new OpusCheck(opus, sound).read(new DataInputStream(stream));
    }

    private long read(DataInputStream stream) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment error = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment decoder = opus.decoderCreate(OpusForm.HZ, OpusForm.SIDES, error);
            if (decoder.address() == 0) {
                throw new IOException("libopus gives no decoder, error " + error.get(ValueLayout.JAVA_INT, 0));
            }
            try {
                boolean isLast = false;
                for (int number = 0; !isLast; number++) {
                    isLast = readPage(stream, number, decoder);
                }
            } finally {
                opus.decoderDestroy(decoder);
            }
        }
        long moments = (place - preSkip) / OpusForm.OGG_SAMPLES;
        if (stream.read() >= 0 || moments < 0 || decoded * OpusForm.OGG_SAMPLES < place) {
            throw new IOException("the stream does not end where it says");
        }
        return moments;
    }

    private boolean readPage(DataInputStream stream, int number, MemorySegment decoder) throws IOException {
        byte[] head = stream.readNBytes(OggPage.HEAD_BYTES);
        ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length < OggPage.HEAD_BYTES || fields.getInt(0) != OggPage.MAGIC || fields.getInt(18) != number) {
            throw new IOException("page " + number + " is none");
        }
        byte[] lengths = readAll(stream, head[26] & 0xFF);
        int length = 0;
        for (byte each : lengths) {
            length += each & 0xFF;
        }
        byte[] body = readAll(stream, length);
        int sum = fields.getInt(OggPage.CHECKSUM_AT);
        fields.putInt(OggPage.CHECKSUM_AT, 0);
        byte[] page = ByteBuffer.allocate(head.length + lengths.length + body.length)
                .put(head)
                .put(lengths)
                .put(body)
                .array();
        if (OggPage.checksum(page) != sum) {
            throw new IOException("page " + number + " was changed");
        }
        place = fields.getLong(6);
        int from = 0;
        int to = 0;
        for (byte each : lengths) {
            to += each & 0xFF;
            if ((each & 0xFF) < OggPage.MOST_SEGMENT) {
                packet(ByteBuffer.wrap(body, from, to - from).slice(), decoder);
                from = to;
            }
        }
        return (head[5] & OggPage.LAST) != 0;
    }

    private void packet(ByteBuffer packet, MemorySegment decoder) throws IOException {
        packets++;
        if (packets == 1) {
            preSkip = packet.order(ByteOrder.LITTLE_ENDIAN).getShort(PRE_SKIP_AT) & 0xFFFF;
        }
        if (packets <= HEADS) {
            return;
        }
        try (Arena frame = Arena.ofConfined()) {
            MemorySegment bytes = frame.allocate(Math.max(1, packet.remaining()));
            MemorySegment.copy(MemorySegment.ofBuffer(packet), 0, bytes, 0, packet.remaining());
            MemorySegment into = frame.allocate((long) MOST_MOMENTS * OpusForm.MOMENT_BYTES, 2);
            int moments = opus.decode(decoder, bytes, packet.remaining(), into, MOST_MOMENTS);
            if (moments < 0) {
                throw new IOException("packet " + packets + " is not decoded, error " + moments);
            }
            decoded += moments;
            sound.accept(into.asSlice(0, (long) moments * OpusForm.MOMENT_BYTES).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private static byte[] readAll(DataInputStream stream, int length) throws IOException {
        byte[] bytes = stream.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the stream was cut");
        }
        return bytes;
    }
}
