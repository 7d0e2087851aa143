package org.huawu.server.database.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.huawu.server.installation.Refusal;

/**
 * PostgreSQL's programs in a folder: bin, lib, share.
 *
 * @param root the folder
 */
public record PostgresBinaries(Path root) {

    /** The major version the program is made for, embedded or external. */
    public static final int MAJOR = 18;

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    public Path initdb() {
        return root.resolve("bin/initdb");
    }

    public Path pgCtl() {
        return root.resolve("bin/pg_ctl");
    }

    /** Whether the folder holds them. They are put there in one step, so one program stands for all. */
    public boolean arePresent() {
        return Files.isExecutable(pgCtl()) && Files.isExecutable(initdb());
    }

    /**
     * The programs in that folder, unpacked there first when they are missing.
     *
     * @throws Refusal when the folder cannot be written or the machine is of another kind
     */
    public static PostgresBinaries at(Path root) {
        PostgresBinaries binaries = new PostgresBinaries(root.toAbsolutePath().normalize());
        if (binaries.arePresent()) {
            return binaries;
        }
        refuseOtherMachines();
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IllegalStateException(ARCHIVE + " is missing from the program");
            }
            binaries.unpack(archive);
        } catch (IOException e) {
            throw new Refusal(
                    "PostgreSQL cannot be unpacked to " + root + " (" + e.getMessage()
                            + "). Make that folder writable, or run \"./huawu up\" once as a user who may write it.",
                    "无法把 PostgreSQL 解压到 " + root + "（" + e.getMessage() + "）。请让该目录可写，或由有写权限的用户先运行一次 “./huawu up”。",
                    e);
        }
        return binaries;
    }

    private void unpack(InputStream archive) throws IOException {
        Path parent = root.getParent();
        if (parent == null) {
            throw new IOException("not a folder to unpack to");
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, ".postgres-");
        try {
            extract(archive, fresh);
            Files.setPosixFilePermissions(fresh, modeOf(0755));
            if (arePresent()) {
                // Another program of this home was quicker, and may be using them.
                return;
            }
            if (Files.exists(root)) {
                // Left by something that was not us, or by a program that was replaced: it lacks what we need.
                deleteFolder(root);
            }
            Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteFolder(fresh);
        }
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside the folder: " + entry.getName());
                }
                extract(tar, entry, path);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        try (OutputStream out = Files.newOutputStream(path)) {
            tar.transferTo(out);
        }
        Files.setPosixFilePermissions(path, modeOf(entry.getMode()));
    }

    /** Deletes a folder with all that is in it; nothing when it is not there. */
    static void deleteFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private static Set<PosixFilePermission> modeOf(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] fromOwnerReadOn = PosixFilePermission.values();
        for (int i = 0; i < fromOwnerReadOn.length; i++) {
            if ((mode & (0400 >> i)) != 0) {
                permissions.add(fromOwnerReadOn[i]);
            }
        }
        return permissions;
    }

    private static void refuseOtherMachines() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!machine.equals("Linux amd64")) {
            throw new Refusal(
                    "The embedded PostgreSQL runs on Linux amd64, this is " + machine
                            + ". Name a PostgreSQL 18 of your own with --db.",
                    "内置 PostgreSQL 只能在 Linux amd64 上运行，本机为 " + machine + "。请用 --db 指定自备的 PostgreSQL 18。");
        }
    }
}
