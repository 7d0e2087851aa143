package org.huawu.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal in order from behind a key, while it is written or afterwards. Every event is there exactly once.
 * For one thread.
 */
public final class JournalReader implements Closeable {

    private final Path folder;
    private LogKey after;
    private @Nullable FileChannel channel;
    private long number;
    private long offset;

    /**
     * @param dataFolder of the log
     * @param after the last key already known; {@link LogKey#BEGINNING} for all
     */
    public JournalReader(Path dataFolder, LogKey after) {
        this.folder = LogFolder.journal(dataFolder);
        this.after = after;
    }

    /** The next event, or nothing for now. */
    public Optional<JournalEvent> next() throws IOException {
        while (true) {
            FileChannel open = channel == null ? begin() : channel;
            if (open == null) {
                return Optional.empty();
            }
            ByteBuffer body = JournalSegment.recordAt(open, offset);
            if (body == null) {
                if (!Files.exists(JournalSegment.file(folder, number + 1))
                        || JournalSegment.recordAt(open, offset) != null) {
                    return Optional.empty();
                }
                open(number + 1);
                continue;
            }
            offset += JournalSegment.PREFIX_LENGTH + body.limit();
            LogKey key = JournalSegment.key(body);
            if (key.compareTo(after) > 0) {
                after = key;
                byte[] bytes = new byte[body.limit() - JournalSegment.KEY_LENGTH];
                body.get(JournalSegment.KEY_LENGTH, bytes);
                return Optional.of(new JournalEvent(key, JournalSegment.timeMs(body), bytes));
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    /** Opens the last segment that begins at or before the key, else the first. */
    private @Nullable FileChannel begin() throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        List<Long> numbers = JournalSegment.numbers(folder);
        if (numbers.isEmpty()) {
            return null;
        }
        for (long candidate : numbers.reversed()) {
            FileChannel opened = open(candidate);
            ByteBuffer first = JournalSegment.recordAt(opened, 0);
            if (first != null && JournalSegment.key(first).compareTo(after) <= 0) {
                return opened;
            }
        }
        return open(numbers.getFirst());
    }

    private FileChannel open(long segment) throws IOException {
        FileChannel opened = FileChannel.open(JournalSegment.file(folder, segment), StandardOpenOption.READ);
        close();
        channel = opened;
        number = segment;
        offset = 0;
        return opened;
    }
}
