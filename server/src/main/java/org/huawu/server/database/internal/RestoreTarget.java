package org.huawu.server.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.DataFolderPreparation;
import org.huawu.server.installation.InstallationLock;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.installation.Refusal;

/**
 * The data folder a backup is restored to. All is unpacked to a folder within it first, and moved up once it has proved
 * whole; that folder's presence tells the program not to start. It lies within, not beside, because the user of a service
 * may write its data folder and nothing next to it.
 */
public final class RestoreTarget implements AutoCloseable {

    private static final long MIB = 1024 * 1024;

    private final DataFolder folder;
    private final boolean made;
    private final InstallationLock lock;
    private boolean complete;

    private RestoreTarget(DataFolder folder, boolean made, InstallationLock lock) {
        this.folder = folder;
        this.made = made;
        this.lock = lock;
    }

    /**
     * Takes a folder that is missing, empty, or left by a restore that was broken off.
     *
     * @throws Refusal when there is anything else in it
     */
    public static RestoreTarget take(DataFolder folder) throws IOException {
        Path root = folder.root();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new Refusal(
                    "The data folder " + root + " is a file. Name a folder with --data.",
                    "数据目录 " + root + " 是一个文件。请用 --data 指定一个目录。");
        }
        DataFolderPreparation.refuseUnusableName(root);
        boolean made = !Files.exists(root);
        if (!made && !Files.exists(folder.restoring()) && !isEmpty(folder)) {
            throw new Refusal(
                    "The data folder " + root + " is not empty, and a restore never overwrites."
                            + " Move it away, or name another folder with --data.",
                    "数据目录 " + root + " 不为空，恢复不会覆盖。请先移走该目录，或用 --data 指定其他目录。");
        }
        PrivateFiles.createFolders(root);
        RestoreTarget target = new RestoreTarget(folder, made, InstallationLock.take(folder));
        try {
            target.prepare();
            return target;
        } catch (IOException | RuntimeException e) {
            target.lock.close();
            throw e;
        }
    }

    /** Where to unpack to. */
    public Path staging() {
        return folder.restoring();
    }

    /**
     * Refuses when the disk has no room for that much.
     *
     * @param spareMib what has to be left over
     */
    public void refuseWithoutRoom(long bytes, long spareMib) throws IOException {
        long needed = bytes / MIB + spareMib;
        long free = Files.getFileStore(folder.root()).getUsableSpace() / MIB;
        if (free < needed) {
            throw new Refusal(
                    "The disk of " + folder.root() + " has " + free + " MiB free, the backup needs " + needed
                            + " MiB. Free some room, or restore to a larger disk with --data.",
                    folder.root() + " 所在磁盘剩余 " + free + " MiB，恢复需要 " + needed + " MiB。请清理空间，或用 --data 恢复到更大的磁盘。");
        }
    }

    /** Makes what was unpacked the content of the data folder. */
    public void complete() throws IOException {
        for (Path each : children(folder.restoring())) {
            Path place = folder.root().resolve(each.getFileName());
            PostgresBinaries.deleteFolder(place);
            Files.move(each, place);
        }
        PrivateFiles.syncFolder(folder.root());
        Files.delete(folder.restoring());
        PrivateFiles.syncFolder(folder.root());
        complete = true;
    }

    /** Gives the folder free; when it is not complete, leaves nothing of the backup in it. */
    @Override
    public void close() throws IOException {
        try {
            if (!complete) {
                empty();
                if (made) {
                    Files.deleteIfExists(folder.lockFile());
                    Files.deleteIfExists(folder.root());
                }
            }
        } finally {
            lock.close();
        }
    }

    private void prepare() throws IOException {
        Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwx------"));
        // The mark comes first: from here on the folder is nobody's data.
        PrivateFiles.createFolders(folder.restoring());
        for (Path left : children(folder.restoring())) {
            PostgresBinaries.deleteFolder(left);
        }
        emptyBesideMark();
    }

    /** Whether there is nothing but the lock and folders without anything in them, as a launcher may have made. */
    private static boolean isEmpty(DataFolder folder) throws IOException {
        for (Path each : children(folder.root())) {
            boolean nothing = each.equals(folder.lockFile())
                    || (Files.isDirectory(each) && children(each).isEmpty());
            if (!nothing) {
                return false;
            }
        }
        return true;
    }

    /** Deletes everything but the lock, the mark last. */
    private void empty() throws IOException {
        emptyBesideMark();
        PostgresBinaries.deleteFolder(folder.restoring());
    }

    private void emptyBesideMark() throws IOException {
        for (Path each : children(folder.root())) {
            if (!each.equals(folder.lockFile()) && !each.equals(folder.restoring())) {
                PostgresBinaries.deleteFolder(each);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (var all = Files.newDirectoryStream(folder)) {
            all.forEach(children::add);
        }
        return children;
    }
}
