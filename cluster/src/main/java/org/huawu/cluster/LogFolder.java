package org.huawu.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one log, held by a lock of the operating system: {@code archive/} (log and snapshots), {@code consensus/}
 * (the recording log), {@code journal/} (events), {@code log.properties} (who wrote last), {@code log.lock}.
 */
final class LogFolder implements Closeable {

    private final Path folder;
    private final FileChannel lockFile;

    private LogFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Takes the lock, and removes what a dead program left behind to mark itself alive. */
    static LogFolder hold(Path folder) {
        FileChannel lockFile = null;
        try {
            Files.createDirectories(folder);
            lockFile =
                    FileChannel.open(folder.resolve("log.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw new LogException("log-folder-in-use", Map.of("folder", folder.toString()));
            }
            LogFolder held = new LogFolder(folder, lockFile);
            deleteMarks(held.archive(), "archive-mark*.dat");
            deleteMarks(held.consensus(), "cluster-mark*.dat");
            deleteMarks(held.consensus(), "*.lck");
            return held;
        } catch (IOException e) {
            throw new LogException("log-folder-unusable", Map.of("folder", folder.toString()), e);
        }
    }

    static Path journal(Path folder) {
        return folder.resolve("journal");
    }

    static Path archive(Path folder) {
        return folder.resolve("archive");
    }

    static Path consensus(Path folder) {
        return folder.resolve("consensus");
    }

    Path journal() {
        return journal(folder);
    }

    Path archive() {
        return archive(folder);
    }

    Path consensus() {
        return consensus(folder);
    }

    Path path() {
        return folder;
    }

    /** Who wrote last; null in a new folder. */
    @Nullable
    LastWriter lastWriter() {
        Path file = folder.resolve("log.properties");
        if (!Files.exists(file)) {
            return null;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return new LastWriter(
                    properties.getProperty("build", ""),
                    Boolean.parseBoolean(properties.getProperty("clean")),
                    Long.parseLong(properties.getProperty("incarnation", "0")));
        } catch (IOException | NumberFormatException e) {
            throw new LogException("log-folder-unusable", Map.of("folder", folder.toString()), e);
        }
    }

    /** Says who writes, or that it has ended cleanly; on disk when this returns, old or new but never torn. */
    void lastWriter(LastWriter writer) {
        Properties properties = new Properties();
        properties.setProperty("build", writer.buildId());
        properties.setProperty("clean", Boolean.toString(writer.clean()));
        properties.setProperty("incarnation", Long.toString(writer.incarnation()));
        Path temporary = folder.resolve("log.properties.new");
        try (FileChannel file = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            StringWriter text = new StringWriter();
            properties.store(text, "Who wrote this log last");
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
            Files.move(temporary, folder.resolve("log.properties"), StandardCopyOption.ATOMIC_MOVE);
            directory.force(true);
        } catch (IOException e) {
            throw new LogException("log-folder-unusable", Map.of("folder", folder.toString()), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new LogException("log-folder-unusable", Map.of("folder", folder.toString()), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void deleteMarks(Path folder, String pattern) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder, pattern)) {
                for (Path mark : marks) {
                    Files.delete(mark);
                }
            }
        }
    }

    /**
     * Who wrote last.
     *
     * @param clean ended with a snapshot, nothing behind it
     */
    record LastWriter(String buildId, boolean clean, long incarnation) {}
}
