package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A peer that is not ours: SIPp. */
final class Sipp {

    private Sipp() {}

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
