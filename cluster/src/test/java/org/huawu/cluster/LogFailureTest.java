package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of the node dies: the node says so, nobody waits for ever, and what was acknowledged is there afterwards. */
class LogFailureTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private long sum;

    @Test
    void given_a_dead_archive_when_inputs_come_then_the_node_fails_by_name_and_nobody_waits() throws Exception {
        LogNode node = start();
        acknowledged(node, 5);
        node.running().archive().close();
        assertFails(node);
        assertRecovers();
    }

    @Test
    void given_a_dead_driver_when_inputs_come_then_the_node_fails_by_name_and_nobody_waits() throws Exception {
        LogNode node = start();
        acknowledged(node, 5);
        node.running().driver().close();
        assertFails(node);
        assertRecovers();
    }

    @Test
    void given_a_machine_that_runs_out_of_memory_when_an_input_comes_then_the_node_fails_by_name() throws Exception {
        LogNode node = LogNode.start(settings(), new Tally() {
            @Override
            void count(long value) {
                if (value == 6) {
                    throw new OutOfMemoryError("made up");
                }
                super.count(value);
            }
        });
        acknowledged(node, 5);
        assertFails(node);
        assertThat(String.valueOf(node.failure())).contains("part=service", "made up");
        assertRecovers();
    }

    @Test
    void given_a_catalogue_of_recordings_that_is_none_when_the_node_starts_then_it_fails_by_name() throws Exception {
        start().close();
        Files.write(folder.resolve("log/archive/archive.catalog"), new byte[8_192]);
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        LogException.class,
                        refused -> assertThat(refused.rejection().errorId()).isEqualTo("log-failed"));
        assertThatThrownBy(this::start).as("the folder was let go").hasMessageContaining("log-failed");
    }

    @Test
    void given_a_file_in_place_of_the_folder_when_the_node_starts_then_it_is_refused_by_name() throws Exception {
        Files.write(folder.resolve("log"), new byte[] {1});
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        LogException.class,
                        refused -> assertThat(refused.rejection().errorId()).isEqualTo("log-folder-unusable"));
    }

    private void assertFails(LogNode node) {
        Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            while (node.client().submit(Tally.number(6)) instanceof Submission.Accepted accepted) {
                // An answer may still come, as long as the input is on disk.
                try {
                    accepted.acknowledgement().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
                    sum += 6;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(LogException.class);
                }
            }
            assertThat(node.state()).isEqualTo(LogNode.State.FAILED);
            LogException failure = Objects.requireNonNull(node.failure());
            assertThat(failure.rejection().errorId()).isEqualTo("log-failed");
            assertThat(failure.rejection().facts()).containsKeys("part", "cause");
            assertThat(node.client().submit(Tally.number(1))).isInstanceOf(Submission.Refused.class);
            node.close();
        });
    }

    private void assertRecovers() throws Exception {
        try (LogNode node = start()) {
            long recovered = Tally.value(acknowledged(node, 0).answer());
            assertThat(recovered)
                    .as("with or without the one nobody was told of")
                    .isIn(sum, sum + 6);
        }
    }

    private Acknowledgement acknowledged(LogNode node, long value) throws Exception {
        sum += value;
        Submission.Accepted accepted = (Submission.Accepted) node.client().submit(Tally.number(value));
        return accepted.acknowledgement().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private LogNode start() {
        return LogNode.start(settings(), new Tally());
    }

    private LogSettings settings() {
        return LogSettings.of(folder.resolve("log"), folder.resolve("driver"), "a", InstantSource.system());
    }
}
