package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {

    @TempDir
    Path folder;

    @Test
    void given_a_launcher_that_refuses_when_started_then_its_last_line_is_told_and_nothing_is_left()
            throws IOException {
        Path launcher = launcher("echo starting; echo 'huawu: The port is taken.' >&2; exit 1");
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        try (Readiness readiness = new Readiness();
                Instance instance = new Instance(launcher, scratch, readiness)) {
            assertThatExceptionOfType(BenchFailure.class)
                    .isThrownBy(() -> instance.start(Duration.ofSeconds(30)))
                    .withMessageContaining("exit code 1")
                    .withMessageContaining("The port is taken.");
        }
        assertThat(scratch).doesNotExist();
    }

    @Test
    void given_a_program_that_was_not_stopped_when_closed_then_it_is_ended() throws Exception {
        // the word after the script is the data folder, as the program's command line would name it
        Path launcher = launcher("mkdir -p \"$3\"; exec tail -f /dev/null  \"$3/none\"");
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Path data = scratch.resolve("data");
        Process program = new ProcessBuilder(launcher.toString(), "up", "--data", data.toString()).start();
        try (Readiness readiness = new Readiness()) {
            new Instance(launcher, scratch, readiness).close();
        }
        assertThat(program.onExit().get().exitValue()).isNotZero();
        assertThat(Processes.workingOn(data)).isEmpty();
        assertThat(scratch).doesNotExist();
    }

    @Test
    void given_three_times_when_the_median_is_sought_then_it_is_the_middle_one() {
        assertThat(StartBench.median(List.of(Duration.ofMillis(9), Duration.ofMillis(1), Duration.ofMillis(4))))
                .isEqualTo(Duration.ofMillis(4));
    }

    private Path launcher(String script) throws IOException {
        Path launcher = Files.createFile(
                folder.resolve("huawu"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return Files.writeString(launcher, "#!/usr/bin/env bash\n" + script + "\n");
    }
}
