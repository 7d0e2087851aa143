package org.huawu.server.database.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL's {@code postmaster.pid} says.
 *
 * @param pid the server process, of this folder or of a past life of the machine
 * @param port where it listens
 */
public record PidFile(long pid, int port) {

    private static final int PORT_LINE = 3;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Reads the file; empty when there is none, or only the beginning of one. */
    public static Optional<PidFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(in(data));
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new PidFile(
                            Long.parseLong(lines.getFirst().strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * The process, if it is alive and really is the server of that folder. Process ids are given again: after a restart of
     * the machine the number may be anybody's, and nobody else's process may ever be touched.
     */
    public Optional<ProcessHandle> processOf(Path data) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(p -> isServerOf(pid, data));
    }

    private static boolean isServerOf(long pid, Path data) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            List<String> words = List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
            int option = words.indexOf("-D");
            return words.getFirst().endsWith("/postgres")
                    && option > 0
                    && option + 1 < words.size()
                    && isSame(Path.of(words.get(option + 1)), data);
        } catch (IOException e) {
            return false; // it ended in between
        }
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.isSameFile(one, other);
    }
}
