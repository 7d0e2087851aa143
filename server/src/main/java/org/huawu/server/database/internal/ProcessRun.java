package org.huawu.server.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a short-lived program ended.
 *
 * @param exitCode its exit code
 * @param output what it printed, both streams
 */
record ProcessRun(int exitCode, String output) {

    private static final long LOOK_EVERY_MS = 20;

    boolean succeeded() {
        return exitCode == 0;
    }

    /** Tells whether a program has come so far that it may be broken off. */
    @FunctionalInterface
    interface Breakable {
        boolean now() throws IOException;
    }

    /** Runs a program to its end; an interruption breaks it off. */
    static ProcessRun of(List<String> command, Path scratch, Duration limit) throws IOException, InterruptedException {
        return of(command, scratch, limit, () -> true);
    }

    /**
     * Runs a program to its end; an interruption breaks it off as soon as it may be. Its output goes through a file: a pipe
     * would stay open for as long as a server it started lives.
     */
    static ProcessRun of(List<String> command, Path scratch, Duration limit, Breakable breakable)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(scratch, ".run-", ".out");
        Process process = null;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!end(process, limit, breakable)) {
                throw new IOException(command.getFirst() + " did not end within " + limit.toSeconds() + " s: "
                        + Files.readString(output));
            }
            return new ProcessRun(process.exitValue(), Files.readString(output).strip());
        } finally {
            if (process != null) {
                process.destroyForcibly(); // ended already, but for a limit passed or an interruption
            }
            Files.deleteIfExists(output);
        }
    }

    private static boolean end(Process process, Duration limit, Breakable breakable)
            throws IOException, InterruptedException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            boolean ended = false;
            for (long waited = 0; !ended && !breakable.now() && waited < limit.toMillis(); waited += LOOK_EVERY_MS) {
                ended = process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            }
            throw e;
        }
    }
}
