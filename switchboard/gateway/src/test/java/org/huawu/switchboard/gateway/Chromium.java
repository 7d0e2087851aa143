package org.huawu.switchboard.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser without a window, which opens one page; ended by its process id together with its children. */
final class Chromium implements AutoCloseable {

    static final Path PROGRAM =
            Path.of(Objects.requireNonNullElse(System.getenv("HUAWU_CHROMIUM"), "/usr/bin/chromium"));

    private final Process process;

    private Chromium(Process process) {
        this.process = process;
    }

    static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    static Chromium open(String page, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                PROGRAM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + folder.resolve("profile"),
                page));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.txt").toFile());
        return new Chromium(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            for (ProcessHandle each : all) {
                each.onExit().get(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException left) {
            throw new IOException("the browser does not end", left);
        }
    }
}
