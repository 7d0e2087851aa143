package org.huawu.architecture.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that belong to the repository: those git tracks, and new ones that git does not ignore. */
public final class Repository {

    private static final int SNIFFED_BYTES = 8_000;

    private Repository() {}

    /** The folder of the repository this module lies in. Surefire runs tests in the module's folder, an editor may run them in the root. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("architecture/pom.xml"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "no repository above " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }

    /** Reads all files. */
    public static List<TrackedFile> files(Path root) {
        try (Stream<String> paths = paths(root).stream()) {
            return paths.filter(path -> Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .map(path -> read(root, path))
                    .toList();
        }
    }

    private static List<String> paths(Path root) {
        List<String> command = List.of(
                "git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        try {
            Process git = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git ls-files failed in " + root);
            }
            return Stream.of(output.split("\0"))
                    .filter(path -> !path.isEmpty())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("git is needed to list the files of the repository", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git listed the files", e);
        }
    }

    private static TrackedFile read(Path root, String path) {
        try {
            byte[] bytes = Files.readAllBytes(root.resolve(path));
            return new TrackedFile(path, bytes.length, isText(bytes) ? new String(bytes, StandardCharsets.UTF_8) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As git does it: a file with a zero byte near its beginning is not text. */
    private static boolean isText(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, SNIFFED_BYTES); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }
}
