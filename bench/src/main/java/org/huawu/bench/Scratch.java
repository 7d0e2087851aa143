package org.huawu.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a measurement keeps what nobody needs after it. */
final class Scratch {

    private Scratch() {}

    /** A new folder on the disk of the program, where its data would lie too. */
    static Path beside(Path launcher, String name) {
        try {
            Path target = Files.createDirectories(launcher.resolveSibling("target"));
            return Files.createTempDirectory(target, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a folder away with all that lies in it. */
    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
