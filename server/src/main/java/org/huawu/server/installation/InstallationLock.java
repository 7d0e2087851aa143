package org.huawu.server.installation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sole use of a data folder, by a lock of the operating system on {@code huawu.lock}: it ends with the process that holds
 * it, however that process ends, so a killed program never leaves the folder locked.
 *
 * <p>The lock belongs to the process: closing any other channel on the same file in this process would end it. Nothing else
 * in the program opens the file while it is held.
 */
public final class InstallationLock implements AutoCloseable {

    private final FileChannel channel;

    private InstallationLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder that exists.
     *
     * @throws Refusal when another process holds it
     */
    public static InstallationLock take(DataFolder folder) {
        return tryTake(folder).orElseThrow(() -> inUse(folder));
    }

    /** Takes the lock of a folder that exists; empty when another process holds it. */
    public static Optional<InstallationLock> tryTake(DataFolder folder) {
        Path file = folder.lockFile();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file,
                    Set.copyOf(
                            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)),
                    PrivateFiles.ownerOnly());
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
            channel.write(ByteBuffer.wrap(pid), 0);
            return Optional.of(new InstallationLock(channel));
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw new Refusal(
                    "The lock file " + file + " cannot be used (" + e.getMessage()
                            + "). Make the data folder writable for this user, on a disk that supports file locks.",
                    "无法使用锁文件 " + file + "（" + e.getMessage() + "）。请让当前用户可写数据目录，并使用支持文件锁的磁盘。",
                    e);
        }
    }

    /** The process that holds the lock, if it is known; asked only by a process that does not hold the lock itself. */
    public static Optional<Long> holder(DataFolder folder) {
        try {
            String text = Files.readString(folder.lockFile()).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Gives the folder free. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest, and a process that closes it is about to end.
            return;
        }
    }

    private static Refusal inUse(DataFolder folder) {
        Optional<Long> pid = holder(folder);
        String english = pid.map(p -> " (process " + p + ")").orElse("");
        String chinese = pid.map(p -> "（进程 " + p + "）").orElse("");
        return new Refusal(
                "The data folder " + folder.root() + " is in use by another running Huawu" + english
                        + ". Stop that one with \"./huawu down --data " + folder.root()
                        + "\", or name another folder with --data.",
                "数据目录 " + folder.root() + " 正被另一个运行中的 Huawu 使用" + chinese + "。请用 “./huawu down --data " + folder.root()
                        + "” 停止它，或用 --data 指定其他目录。");
    }

    private static void closeQuietly(@Nullable FileChannel channel, IOException because) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
