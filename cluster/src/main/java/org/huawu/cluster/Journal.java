package org.huawu.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Writes the journal: every event once, in the order of the keys; what is present already (a replay) is skipped. Written
 * by the log's service thread; {@link #purge} may come from another.
 */
final class Journal implements EventSink, Closeable {

    private static final int BUFFER_LENGTH = 256 * 1024;

    private final Path folder;
    private final long segmentBytes;
    private final ByteBuffer pending = JournalSegment.buffer(BUFFER_LENGTH);
    private final long cutBytes;

    private FileChannel channel;
    private long number;
    private LogKey last = LogKey.BEGINNING;

    /**
     * Opens the journal behind its last whole record; a torn tail is cut.
     *
     * @param segmentBytes from this length on a new segment begins
     */
    Journal(Path folder, long segmentBytes) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.segmentBytes = segmentBytes;
        List<Long> numbers = JournalSegment.numbers(folder);
        this.number = numbers.isEmpty() ? 1 : numbers.getLast();
        if (numbers.size() > 1) {
            // A segment may hold nothing whole any more: the newest key then lies in the one before.
            scan(numbers.get(numbers.size() - 2));
        }
        long whole = numbers.isEmpty() ? 0 : scan(number);
        this.channel = open(number);
        this.cutBytes = channel.size() - whole;
        if (cutBytes > 0) {
            channel.truncate(whole);
            channel.force(true);
        }
        channel.position(whole);
    }

    /** Bytes of a torn tail that were cut at opening; the replay writes those events again. */
    long cutBytes() {
        return cutBytes;
    }

    /** Key of the newest event. */
    LogKey last() {
        return last;
    }

    @Override
    public void event(LogKey key, long timeMs, DirectBuffer buffer, int offset, int length) {
        if (key.compareTo(last) <= 0) {
            return;
        }
        int body = JournalSegment.KEY_LENGTH + length;
        if (pending.remaining() < JournalSegment.PREFIX_LENGTH + body) {
            flush();
        }
        int start = pending.position();
        int bodyStart = start + JournalSegment.PREFIX_LENGTH;
        pending.position(bodyStart);
        pending.putLong(key.incarnation()).putLong(key.position()).putInt(key.index());
        pending.putLong(timeMs);
        buffer.getBytes(offset, pending, length);
        pending.putInt(start, body);
        pending.putInt(start + 4, JournalSegment.checksum(pending, bodyStart, body));
        last = key;
    }

    /** Hands what is buffered to the operating system, where readers see it. */
    void flush() {
        if (pending.position() == 0) {
            return;
        }
        try {
            pending.flip();
            while (pending.hasRemaining()) {
                channel.write(pending);
            }
            pending.clear();
            if (channel.position() >= segmentBytes) {
                nextSegment();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings everything to the disk. */
    void sync() {
        flush();
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes each segment whose successor begins at or before that key; says how many. The newest always stays. */
    static int purge(Path folder, LogKey upTo) throws IOException {
        List<Long> numbers = JournalSegment.numbers(folder);
        int deleted = 0;
        while (deleted + 1 < numbers.size()) {
            try (FileChannel next =
                    FileChannel.open(JournalSegment.file(folder, numbers.get(deleted + 1)), StandardOpenOption.READ)) {
                ByteBuffer first = JournalSegment.recordAt(next, 0);
                if (first == null || JournalSegment.key(first).compareTo(upTo) > 0) {
                    break;
                }
            }
            Files.delete(JournalSegment.file(folder, numbers.get(deleted)));
            deleted++;
        }
        return deleted;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private long scan(long segment) throws IOException {
        try (FileChannel reading = FileChannel.open(JournalSegment.file(folder, segment), StandardOpenOption.READ)) {
            long offset = 0;
            ByteBuffer body = JournalSegment.recordAt(reading, 0);
            while (body != null) {
                last = JournalSegment.key(body);
                offset += JournalSegment.PREFIX_LENGTH + body.limit();
                body = JournalSegment.recordAt(reading, offset);
            }
            return offset;
        }
    }

    private void nextSegment() throws IOException {
        channel.force(true);
        channel.close();
        number++;
        channel = open(number);
    }

    private FileChannel open(long segment) throws IOException {
        FileChannel opened = FileChannel.open(
                JournalSegment.file(folder, segment), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        return opened;
    }
}
