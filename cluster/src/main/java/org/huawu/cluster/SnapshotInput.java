package org.huawu.cluster;

import io.aeron.Image;
import io.aeron.ImageFragmentAssembler;
import io.aeron.logbuffer.FragmentHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;

/** Reads what {@link SnapshotOutput} wrote; ends only when length and checksum agree. */
final class SnapshotInput extends InputStream {

    private final Image image;
    private final IdleStrategy idle;
    private final FragmentHandler handler =
            new ImageFragmentAssembler((buffer, offset, length, header) -> take(buffer, offset, length));
    private final CRC32C crc = new CRC32C();
    private byte[] chunk = new byte[0];
    private int at;
    private long total;
    private boolean ended;
    private boolean whole;

    SnapshotInput(Image image, IdleStrategy idle) {
        this.image = image;
        this.idle = idle;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int part = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, part);
        at += part;
        return part;
    }

    /** Reads on to the end and fails unless everything is there. */
    void finish() throws IOException {
        while (fill()) {
            at = chunk.length;
        }
    }

    private boolean fill() throws IOException {
        idle.reset();
        while (at == chunk.length && !ended) {
            int polled = image.poll(handler, 1);
            if (polled == 0 && (image.isClosed() || image.isEndOfStream())) {
                throw new IOException("the snapshot breaks off");
            }
            idle.idle(polled);
        }
        if (ended && !whole) {
            throw new IOException("the snapshot's checksum does not agree");
        }
        return at < chunk.length;
    }

    private void take(DirectBuffer buffer, int offset, int length) {
        if (buffer.getInt(offset) == SnapshotOutput.END) {
            ended = true;
            whole = buffer.getLong(offset + 8) == total && buffer.getLong(offset + 16) == crc.getValue();
            return;
        }
        chunk = new byte[length - SnapshotOutput.HEADER];
        buffer.getBytes(offset + SnapshotOutput.HEADER, chunk);
        at = 0;
        total += chunk.length;
        crc.update(chunk);
    }
}
