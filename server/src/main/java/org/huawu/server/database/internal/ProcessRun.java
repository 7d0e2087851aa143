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

    boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * Runs a program to its end. Its output goes through a file: a pipe would stay open for as long as a server it started
     * lives.
     */
    static ProcessRun of(List<String> command, Path scratch, Duration limit) throws IOException, InterruptedException {
        Path output = Files.createTempFile(scratch, ".run-", ".out");
        Process process = null;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
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
}
