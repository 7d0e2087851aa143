package org.huawu.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Mends the end of what the archive recorded, before the archive opens it. What a loss of power tears lies at the very end
 * and was never acknowledged: it is cut. A damaged entry with whole ones behind it is no torn tail but a damaged disk: that
 * is refused.
 *
 * <p>A segment {@code RECORDING-POSITION.rec} is a row of frames, each on a multiple of 32 bytes, little endian: length with
 * header (4 bytes), version, flags, type (2 bytes from 6 on, 0 for padding without content), offset in the term (4 from 8
 * on), checksum of all behind the header (4 from 12 on). The first length of 0 ends it.
 */
final class LogTail {

    private static final int HEADER = 32;
    private static final int TYPE = 6;
    private static final int TERM_OFFSET = 8;
    private static final int CHECKSUM = 12;
    /** Every length of a term is a multiple of it. */
    private static final int LEAST_TERM = 64 * 1024;

    private static final String SUFFIX = ".rec";

    private LogTail() {}

    /**
     * Mends every recording.
     *
     * @return how many bytes were cut
     * @throws LogException {@code log-entry-damaged}
     */
    static long mend(Path archive) throws IOException {
        TreeMap<Long, Path> newest = new TreeMap<>();
        if (Files.isDirectory(archive)) {
            try (Stream<Path> files = Files.list(archive)) {
                files.filter(file -> file.toString().endsWith(SUFFIX))
                        .forEach(file -> newest.merge(recording(file), file, LogTail::later));
            }
        }
        long cut = 0;
        for (Path segment : newest.values()) {
            cut += mendSegment(segment);
        }
        return cut;
    }

    private static int mendSegment(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            int end = endOfWholeFrames(bytes);
            int used = endOfUse(bytes, end);
            if (used == end) {
                return 0;
            }
            for (int at = end + HEADER; at < used; at += HEADER) {
                if (isWhole(bytes, at) && bytes.getInt(at) > HEADER) {
                    throw new LogException(
                            "log-entry-damaged",
                            Map.of("file", file.getFileName().toString(), "position", position(file) + end));
                }
            }
            clear(channel, end, used);
            return used - end;
        }
    }

    private static int endOfWholeFrames(ByteBuffer bytes) {
        int at = 0;
        while (isWhole(bytes, at)) {
            at += aligned(bytes.getInt(at));
        }
        return at;
    }

    private static boolean isWhole(ByteBuffer bytes, int at) {
        if (at + HEADER > bytes.limit()) {
            return false;
        }
        int length = bytes.getInt(at);
        int termStart = at - bytes.getInt(at + TERM_OFFSET);
        if (length < HEADER || length > bytes.limit() - at || termStart < 0 || termStart % LEAST_TERM != 0) {
            return false;
        }
        if (bytes.getShort(at + TYPE) == 0) {
            return true;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().position(at + HEADER).limit(at + aligned(length)));
        return (int) crc.getValue() == bytes.getInt(at + CHECKSUM);
    }

    /** Behind the last byte that is not 0; a file is as long as a segment from its beginning. */
    private static int endOfUse(ByteBuffer bytes, int from) {
        for (int at = bytes.limit() - Long.BYTES; at >= from; at -= Long.BYTES) {
            if (bytes.getLong(at) != 0) {
                return at + Long.BYTES;
            }
        }
        return from;
    }

    private static void clear(FileChannel channel, int from, int to) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(to - from);
        long at = from;
        while (zeros.hasRemaining()) {
            at += channel.write(zeros, at);
        }
        channel.force(true);
    }

    private static int aligned(int length) {
        return (length + HEADER - 1) / HEADER * HEADER;
    }

    private static Path later(Path one, Path other) {
        return position(one) > position(other) ? one : other;
    }

    private static long recording(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('-')));
    }

    private static long position(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(name.indexOf('-') + 1, name.length() - SUFFIX.length()));
    }
}
