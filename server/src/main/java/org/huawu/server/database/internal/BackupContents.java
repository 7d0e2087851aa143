package org.huawu.server.database.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.huawu.server.installation.DataFolder;

/**
 * What of a data folder goes into a backup beside the database: everything but what belongs to a run of the program, and
 * initial passwords. So a
 * module that stores files below the folder has them in the backup without more.
 *
 * @param folder the data folder
 * @param recordings whether call recordings go along
 */
public record BackupContents(DataFolder folder, boolean recordings) {

    /** How many bytes the files have now, those of the database included. */
    public long bytes() throws IOException {
        AtomicLong sum = new AtomicLong();
        for (Path path : parts(Set.of())) {
            walk(path, (file, size) -> sum.addAndGet(size));
        }
        return sum.get();
    }

    /** Writes everything but the database. */
    void writeTo(ArchiveWriter archive) throws IOException {
        for (Path path : parts(Set.of(folder.postgres()))) {
            walk(path, (file, size) -> {
                if (!isReplacing(file)) {
                    write(file, archive);
                }
            });
        }
        if (recordings) {
            // What takes another file's place is whole before the other goes: looked for last, one of both is found.
            walk(folder.recordings(), (file, size) -> {
                if (isReplacing(file)) {
                    write(file, archive);
                }
            });
        }
    }

    private void write(Path file, ArchiveWriter archive) throws IOException {
        archive.file(folder.root().relativize(file).toString(), file);
    }

    private boolean isReplacing(Path file) {
        return file.startsWith(folder.recordings()) && file.toString().endsWith(DataFolder.REPLACING);
    }

    private List<Path> parts(Set<Path> without) throws IOException {
        List<Path> parts = new ArrayList<>();
        try (var all = Files.newDirectoryStream(folder.root())) {
            all.forEach(parts::add);
        }
        parts.removeIf(path -> without.contains(path) || isOfARun(path));
        return parts;
    }

    private boolean isOfARun(Path path) {
        Set<Path> ofARun = Set.of(
                folder.lockFile(),
                // Initial passwords, in clear until they are changed: not for every place that keeps a backup.
                folder.firstSignInFile(),
                folder.run(),
                folder.logs(),
                // Calls that run, and who is signed in: nothing that could go on elsewhere. What happened is in the
                // database.
                folder.log(),
                folder.restoring(),
                folder.root().resolve("postgres.new"),
                folder.root().resolve("postgres.password"));
        return ofARun.contains(path)
                || (path.equals(folder.recordings()) && !recordings)
                || path.getFileName().toString().startsWith("."); // being written
    }

    /** What is done with each file. */
    private interface Each {
        void file(Path file, long size) throws IOException;
    }

    private static void walk(Path start, Each each) throws IOException {
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    each.file(file, attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // gone meanwhile
                }
                throw e;
            }
        });
    }
}
