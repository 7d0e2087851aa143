package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogNodeTest {

    private static final int WAIT_SECONDS = 20;

    @TempDir
    Path folder;

    private final long startNs = System.nanoTime();
    private final AtomicLong nowMs = new AtomicLong(1_000_000);
    private final AtomicLong usable = new AtomicLong(Long.MAX_VALUE);

    private LogSettings settings(String build, boolean restored) {
        InstantSource clock =
                () -> Instant.ofEpochMilli(nowMs.get() + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs));
        return new LogSettings(
                folder.resolve("log"),
                folder.resolve("driver"),
                build,
                clock,
                3_600_000,
                64L << 20,
                usable::get,
                restored,
                fault -> System.err.println("FAULT " + fault));
    }

    private LogNode start(Tally machine) {
        return LogNode.start(settings("a", false), machine);
    }

    private static Acknowledgement apply(LogNode node, InputId id, long value) throws Exception {
        Submission submission = node.client().submit(id, Tally.number(value));
        return ((Submission.Accepted) submission).acknowledgement().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static Acknowledgement apply(LogNode node, long value) throws Exception {
        Submission submission = node.client().submit(Tally.number(value));
        return ((Submission.Accepted) submission).acknowledgement().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private List<JournalEvent> events(LogKey after) throws IOException {
        List<JournalEvent> events = new ArrayList<>();
        try (JournalReader reader = new JournalReader(folder.resolve("log"), after)) {
            for (Optional<JournalEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
                events.add(next.get());
            }
        }
        return events;
    }

    @Test
    void given_inputs_when_the_node_starts_again_then_they_were_applied_in_order_and_once() throws Exception {
        byte[] hash;
        try (LogNode node = start(new Tally())) {
            for (int i = 1; i <= 50; i++) {
                Acknowledgement acknowledgement = apply(node, i);
                assertThat(acknowledgement.outcome()).isEqualTo(Acknowledgement.Outcome.APPLIED);
                assertThat(Tally.value(acknowledgement.answer())).isEqualTo((long) i * (i + 1) / 2);
            }
            node.snapshot();
            apply(node, 51);
            hash = node.stateHash();
        }
        try (LogNode node = start(new Tally())) {
            assertThat(node.stateHash()).isEqualTo(hash);
            assertThat(Tally.value(apply(node, 0).answer())).isEqualTo(51 * 52 / 2);
            try (LogReader reader = LogReader.of(node, 0)) {
                assertThat(reader.replayInto(build -> new Tally())).isEqualTo(node.stateHash());
            }
        }
        assertThat(events(LogKey.BEGINNING).stream()
                        .map(event -> Tally.value(event.bytes()))
                        .limit(51))
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(1, 51).boxed().toList());
    }

    @Test
    void given_a_running_node_when_its_log_is_read_through_its_driver_then_what_was_applied_is_there()
            throws Exception {
        try (LogNode node = start(new Tally())) {
            apply(node, 1);
            long position = apply(node, 2).position();
            apply(node, 3);
            try (LogReader reader = LogReader.ofRunning(settings("a", false), position)) {
                LogEntry only = reader.next().orElseThrow();
                assertThat(only.kind()).isEqualTo(LogEntry.Kind.INPUT);
                assertThat(only.bytes()).isEqualTo(Tally.number(3));
                assertThat(reader.next()).isEmpty();
            }
            apply(node, 4);
        }
        assertThatThrownBy(() -> LogReader.ofRunning(settings("a", false), 0))
                .isInstanceOfSatisfying(
                        LogException.class,
                        e -> assertThat(e.rejection().errorId()).isEqualTo("log-not-ready"));
    }

    @Test
    void given_an_input_applied_when_its_id_comes_again_even_after_a_restart_then_nothing_happens() throws Exception {
        Acknowledgement first;
        try (LogNode node = start(new Tally())) {
            first = apply(node, new InputId(7, 1), 5);
            Acknowledgement again = apply(node, new InputId(7, 1), 5);
            assertThat(again.outcome()).isEqualTo(Acknowledgement.Outcome.DUPLICATE);
            assertThat(again.position()).isEqualTo(first.position());
            assertThat(apply(node, new InputId(7, 20_000), 1).outcome()).isEqualTo(Acknowledgement.Outcome.APPLIED);
            assertThat(apply(node, new InputId(7, 2), 5).outcome()).isEqualTo(Acknowledgement.Outcome.OUTSIDE_WINDOW);
            apply(node, new InputId(8, 1), 3);
            assertThat(apply(node, -1).outcome()).isEqualTo(Acknowledgement.Outcome.FAULT);
        }
        try (LogNode node = start(new Tally())) {
            assertThat(apply(node, new InputId(8, 1), 3).outcome()).isEqualTo(Acknowledgement.Outcome.DUPLICATE);
            assertThat(Tally.value(apply(node, 0).answer())).isEqualTo(9);
        }
    }

    @Test
    void given_effects_not_reported_done_when_the_node_starts_again_then_only_they_come_again() throws Exception {
        BlockingQueue<LogKey> effects = new LinkedBlockingQueue<>(100);
        List<LogKey> ids = new ArrayList<>();
        try (LogNode node = start(new Tally())) {
            node.client().onEffects((id, buffer, offset, length) -> effects.add(id));
            for (int i = 0; i < 3; i++) {
                apply(node, i);
                ids.add(effects.poll(WAIT_SECONDS, TimeUnit.SECONDS));
            }
            assertThat(node.client().done(ids.get(1))).isTrue();
        }
        try (LogNode node = start(new Tally())) {
            node.client().onEffects((id, buffer, offset, length) -> effects.add(id));
            assertThat(effects.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(ids.get(0));
            assertThat(effects.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(ids.get(2));
            apply(node, 4);
            assertThat(effects.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isGreaterThan(ids.get(2));
        }
    }

    @Test
    void given_the_clock_set_back_when_inputs_come_and_a_deadline_is_due_then_log_time_goes_on() throws Exception {
        Tally machine = new Tally();
        try (LogNode node = start(machine)) {
            apply(node, 1);
            nowMs.set(500_000);
            assertThat(apply(node, -50).timeMs()).isBetween(1_000_000L, 1_100_000L);
            long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
            while (events(LogKey.BEGINNING).size() < 3 && System.nanoTime() < endNs) {
                Thread.onSpinWait();
            }
            assertThat(-Tally.value(events(LogKey.BEGINNING).get(2).bytes())).isBetween(1_000_050L, 1_100_000L);
        }
        nowMs.set(400_000);
        try (LogNode node = start(new Tally())) {
            assertThat(apply(node, 1).timeMs()).isGreaterThanOrEqualTo(1_000_050L);
        }
    }

    @Test
    void given_a_running_node_when_a_second_one_opens_its_folder_then_it_is_refused() {
        try (LogNode node = start(new Tally())) {
            assertThat(node.state()).isEqualTo(LogNode.State.READY);
            assertThatThrownBy(() -> LogReader.ofStopped(settings("a", false), 0))
                    .hasMessageContaining("in-use");
            assertThatThrownBy(() -> start(new Tally()))
                    .isInstanceOfSatisfying(
                            LogException.class,
                            refused -> assertThat(refused.rejection().errorId()).isEqualTo("log-folder-in-use"));
        }
    }

    @Test
    void given_a_clean_end_when_another_build_or_a_restored_backup_starts_then_it_goes_on_from_there()
            throws Exception {
        long incarnation;
        try (LogNode node = start(new Tally())) {
            apply(node, 5);
            incarnation = node.incarnation();
        }
        try (LogNode node = LogNode.start(settings("b", true), new Tally())) {
            assertThat(Tally.value(apply(node, 1).answer())).isEqualTo(6);
            assertThat(node.incarnation()).isGreaterThan(incarnation);
        }
        List<JournalEvent> events = events(LogKey.BEGINNING);
        assertThat(events)
                .extracting(event -> event.key().incarnation())
                .doesNotHaveDuplicates()
                .first()
                .isEqualTo(incarnation);
        assertThat(events(events.getFirst().key())).hasSize(1);
    }

    @Test
    void given_too_little_room_when_inputs_come_then_they_are_refused_until_there_is_room() throws Exception {
        try (LogNode node = start(new Tally())) {
            apply(node, 5);
            usable.set(1);
            await(node, LogNode.State.DISK_FULL);
            assertThat(node.client().submit(Tally.number(1)))
                    .isInstanceOfSatisfying(
                            Submission.Refused.class,
                            refused -> assertThat(refused.rejection().errorId()).isEqualTo("log-disk-full"));
            usable.set(Long.MAX_VALUE);
            await(node, LogNode.State.READY);
            assertThat(Tally.value(apply(node, 1).answer())).isEqualTo(6);
        }
    }

    @Test
    void given_a_torn_journal_when_it_lacks_what_the_snapshot_promised_then_the_start_is_refused() throws Exception {
        try (LogNode node = start(new Tally())) {
            apply(node, 5);
        }
        Path segment = folder.resolve("log/journal/0000000000000001.events");
        Files.write(segment, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        try (LogNode node = start(new Tally())) {
            assertThat(node.journalCutBytes()).isEqualTo(3);
        }
        Files.write(segment, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(() -> start(new Tally()))
                .isInstanceOfSatisfying(
                        LogException.class,
                        refused -> assertThat(refused.rejection().errorId()).isEqualTo("log-journal-behind-snapshot"));
    }

    @Test
    void given_snapshots_when_the_log_is_purged_behind_them_then_old_ones_are_gone_and_it_recovers() throws Exception {
        byte[] hash;
        try (LogNode node = start(new Tally())) {
            for (int i = 0; i < 400; i++) {
                Submission submission = node.client().submit(Arrays.copyOf(Tally.number(1), 60_000));
                ((Submission.Accepted) submission).acknowledgement().get(WAIT_SECONDS, TimeUnit.SECONDS);
            }
            LogKey last = events(LogKey.BEGINNING).getLast().key();
            node.snapshot();
            assertThat(node.purge(last).logStart()).isZero();
            node.snapshot();
            assertThat(node.purge(LogKey.BEGINNING).logStart()).isZero();
            assertThat(node.purge(last).logStart()).isEqualTo(AeronNode.SEGMENT_BYTES);
            node.snapshot();
            LogNode.Purged purged = node.purge(last);
            assertThat(purged.snapshotRecordings()).isEqualTo(2);
            assertThat(purged.logStart()).isEqualTo(AeronNode.SEGMENT_BYTES);
            assertThat(node.purge(last).snapshotRecordings()).isZero();
            apply(node, 1);
            hash = node.stateHash();
        }
        try (LogNode node = start(new Tally())) {
            assertThat(node.stateHash()).isEqualTo(hash);
            try (LogReader reader = LogReader.of(node, 0)) {
                assertThat(reader.next().orElseThrow().position()).isGreaterThan(AeronNode.SEGMENT_BYTES);
            }
        }
    }

    private static void await(LogNode node, LogNode.State state) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (node.state() != state && System.nanoTime() < endNs) {
            Thread.onSpinWait();
        }
        assertThat(node.state()).isEqualTo(state);
    }
}
