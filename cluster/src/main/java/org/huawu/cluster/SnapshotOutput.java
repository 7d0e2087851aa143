package org.huawu.cluster;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/** A snapshot as a stream over a recorded publication: chunks, then one with total length and CRC-32C. */
final class SnapshotOutput extends OutputStream {

    static final int CHUNK = 1;
    static final int END = 2;
    static final int HEADER = 8;
    private static final int CHUNK_LENGTH = 64 * 1024;

    private final ExclusivePublication publication;
    private final IdleStrategy idle;
    private final UnsafeBuffer chunk = new UnsafeBuffer(new byte[HEADER + CHUNK_LENGTH]);
    private final CRC32C crc = new CRC32C();
    private int used;
    private long total;

    SnapshotOutput(ExclusivePublication publication, IdleStrategy idle) {
        this.publication = publication;
        this.idle = idle;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        while (at < offset + length) {
            int part = Math.min(offset + length - at, CHUNK_LENGTH - used);
            chunk.putBytes(HEADER + used, bytes, at, part);
            used += part;
            at += part;
            if (used == CHUNK_LENGTH) {
                send();
            }
        }
        crc.update(bytes, offset, length);
        total += length;
    }

    /** Closes the snapshot so that its reader can tell it is whole. */
    void finish() throws IOException {
        if (used > 0) {
            send();
        }
        UnsafeBuffer end = new UnsafeBuffer(new byte[24]);
        end.putInt(0, END);
        end.putLong(8, total);
        end.putLong(16, crc.getValue());
        offer(end, 24);
    }

    private void send() throws IOException {
        chunk.putInt(0, CHUNK);
        offer(chunk, HEADER + used);
        used = 0;
    }

    private void offer(UnsafeBuffer buffer, int length) throws IOException {
        idle.reset();
        long result = publication.offer(buffer, 0, length);
        while (result < 0) {
            if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
                throw new IOException("the snapshot cannot be recorded: " + Publication.errorString(result));
            }
            idle.idle();
            result = publication.offer(buffer, 0, length);
        }
    }
}
