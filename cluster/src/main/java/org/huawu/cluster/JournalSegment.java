package org.huawu.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The form of the journal's files. A segment {@code NUMBER.events} is a row of records: length of what follows the
 * checksum (4 bytes), CRC-32C of that (4), incarnation (8), position (8), index (4), log time in ms (8), the event. Little
 * endian. No record spans two segments.
 */
final class JournalSegment {

    static final int PREFIX_LENGTH = 8;
    static final int KEY_LENGTH = 28;
    static final int MAX_BODY = KEY_LENGTH + Results.MAX_LENGTH;

    private static final String SUFFIX = ".events";

    private JournalSegment() {}

    static Path file(Path folder, long number) {
        return folder.resolve("%016x".formatted(number) + SUFFIX);
    }

    static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()), 16);
    }

    /** The numbers of the segments there are, ascending. */
    static List<Long> numbers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(JournalSegment::number)
                    .sorted()
                    .toList();
        }
    }

    static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int checksum(ByteBuffer buffer, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().position(offset).limit(offset + length));
        return (int) crc.getValue();
    }

    /** The body of the record at that place, from its key on; null if no whole record stands there. */
    static @Nullable ByteBuffer recordAt(FileChannel channel, long offset) throws IOException {
        ByteBuffer prefix = buffer(PREFIX_LENGTH);
        if (!readFully(channel, prefix, offset)) {
            return null;
        }
        int length = prefix.getInt(0);
        if (length < KEY_LENGTH || length > MAX_BODY) {
            return null;
        }
        ByteBuffer body = buffer(length);
        if (!readFully(channel, body, offset + PREFIX_LENGTH) || checksum(body, 0, length) != prefix.getInt(4)) {
            return null;
        }
        return body.flip();
    }

    static LogKey key(ByteBuffer body) {
        return new LogKey(body.getLong(0), body.getLong(8), body.getInt(16));
    }

    static long timeMs(ByteBuffer body) {
        return body.getLong(20);
    }

    private static boolean readFully(FileChannel channel, ByteBuffer into, long offset) throws IOException {
        while (into.hasRemaining()) {
            int read = channel.read(into, offset + into.position());
            if (read < 0) {
                return false;
            }
        }
        return true;
    }
}
