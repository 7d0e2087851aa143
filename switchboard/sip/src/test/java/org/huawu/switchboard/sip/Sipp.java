package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A peer that is not ours: SIPp. */
final class Sipp {

    private Sipp() {}

    /** Begins a scenario of one who is called, once, at a port, and waits until it listens. The one who begins it ends it. */
    static Process begin(Path folder, String file, int port) throws Exception {
        Path scenario = Path.of(
                Objects.requireNonNull(Sipp.class.getResource("/sipp/" + file)).toURI());
        Process sipp = new ProcessBuilder(List.of(
                        "sipp",
                        "-sf",
                        scenario.toString(),
                        "-i",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-m",
                        "1",
                        "-nostdin",
                        "-timeout",
                        "25"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp.log").toFile())
                .start();
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!isTaken(port) && sipp.isAlive() && System.nanoTime() < endNanos) {
            Thread.onSpinWait();
        }
        return sipp;
    }

    /** As Linux lists it: binding the port to see whether it is free could keep SIPp from it at just that moment. */
    private static boolean isTaken(int port) throws IOException {
        String place = ":%04X ".formatted(port);
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net/udp"))) {
            return sockets.anyMatch(line -> line.contains(place));
        }
    }

    /** Runs a scenario so often, and expects each run to be as it says. */
    static void run(Path folder, String file, String transport, int times, int port) throws Exception {
        Path scenario = Path.of(
                Objects.requireNonNull(Sipp.class.getResource("/sipp/" + file)).toURI());
        File output = folder.resolve("sipp.log").toFile();
        Process sipp = new ProcessBuilder(List.of(
                        "sipp",
                        "-sf",
                        scenario.toString(),
                        "-t",
                        transport,
                        "-max_socket",
                        "100",
                        "-i",
                        "127.0.0.1",
                        "-m",
                        Integer.toString(times),
                        "-l",
                        "5",
                        "-r",
                        "100",
                        "-nostdin",
                        "-timeout",
                        "25",
                        "127.0.0.1:" + port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(sipp.waitFor(30, TimeUnit.SECONDS)).as("SIPp ends").isTrue();
            assertThat(sipp.exitValue())
                    .as("%s", Files.readString(output.toPath()))
                    .isZero();
        } finally {
            sipp.destroyForcibly();
        }
    }
}
