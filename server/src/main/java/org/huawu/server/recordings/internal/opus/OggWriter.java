package org.huawu.server.recordings.internal.opus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Puts packets of one stream into Ogg pages (RFC 3533), about a second on each. */
final class OggWriter {

    private static final int MOST_PACKETS = 50;
    private static final int SERIAL = 1;

    private final Sink sink;
    private final List<byte[]> waiting = new ArrayList<>();
    private int segments;
    private long place;
    private int pages;

    OggWriter(Sink sink) {
        this.sink = sink;
    }

    /** Takes pages. */
    public interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }

    static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A packet of the stream's head, on a page of its own. */
    void head(byte[] packet) throws IOException {
        packet(packet, 0);
        writePage(pages == 0 ? OggPage.FIRST : 0, 0);
    }

    /**
     * A packet of sound.
     *
     * @param placeAfter the samples up to its end
     */
    void packet(byte[] packet, long placeAfter) throws IOException {
        int more = packet.length / OggPage.MOST_SEGMENT + 1;
        if (waiting.size() == MOST_PACKETS || segments + more > OggPage.MOST_SEGMENTS) {
            writePage(0, place);
        }
        waiting.add(packet);
        segments += more;
        place = placeAfter;
    }

    /** Writes the last page. */
    void end(long lastPlace) throws IOException {
        writePage(OggPage.LAST, lastPlace);
    }

    private void writePage(int kind, long placeAfter) throws IOException {
        int sound = waiting.stream().mapToInt(packet -> packet.length).sum();
        byte[] bytes = new byte[OggPage.HEAD_BYTES + segments + sound];
        ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        page.putInt(OggPage.MAGIC).put((byte) 0).put((byte) kind).putLong(placeAfter);
        page.putInt(SERIAL).putInt(pages).putInt(0).put((byte) segments);
        for (byte[] packet : waiting) {
            for (int i = 0; i < packet.length / OggPage.MOST_SEGMENT; i++) {
                page.put((byte) OggPage.MOST_SEGMENT);
            }
            page.put((byte) (packet.length % OggPage.MOST_SEGMENT));
        }
        waiting.forEach(page::put);
        page.putInt(OggPage.CHECKSUM_AT, OggPage.checksum(bytes));
        sink.take(ByteBuffer.wrap(bytes));
        waiting.clear();
        segments = 0;
        pages++;
    }
}
