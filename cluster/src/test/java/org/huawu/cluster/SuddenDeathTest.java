package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactRef;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.kernel.ContactId;
import org.huawu.routing.Capacity;
import org.huawu.routing.InputCodec;
import org.huawu.routing.SwitchboardFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only kill -9 shows: a program under load is killed several times at different moments. */
class SuddenDeathTest {

    /** How often the program is killed; {@code ./huawu test --long} sets the system property. */
    private static final int KILLS = Boolean.getBoolean("huawu.test.long") ? 20 : 3;

    private static final int MOST_ACKNOWLEDGEMENTS = 4_000;

    @TempDir
    Path folder;

    @Test
    void given_load_when_the_program_is_killed_again_and_again_then_nothing_acknowledged_is_missing_and_no_event_twice()
            throws Exception {
        long acknowledged = 0;
        long seed = Long.getLong("huawu.test.seed", System.nanoTime());
        Random moments = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged = killAfter(1 + moments.nextInt(MOST_ACKNOWLEDGEMENTS), acknowledged + 1);
        }
        tearJournal();

        try (LogNode node = LogNode.start(settings("a"), new Tally())) {
            List<Long> events = events();
            assertThat((long) events.size()).as("seed %d", seed).isGreaterThanOrEqualTo(acknowledged);
            assertThat(events)
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            try (LogReader reader = LogReader.of(node, 0)) {
                assertThat(reader.replayInto(build -> new Tally())).isEqualTo(node.stateHash());
            }
        }
    }

    @Test
    void given_a_killed_program_when_a_build_with_another_rule_starts_then_only_its_own_build_recovers_it_first()
            throws Exception {
        long acknowledged = killAfter(50, 1);
        assertRefused("b");
        try (LogReader reader = LogReader.ofStopped(settings("b"), 0)) {
            assertThat(reader.next().orElseThrow().kind()).isEqualTo(LogEntry.Kind.SESSION_OPEN);
            assertThat(reader.next().orElseThrow().buildId()).isEqualTo("a");
        }
        Files.delete(folder.resolve("log/log.properties"));
        assertRefused("b");

        LogNode.start(settings("a"), rulesOf("a")).close();
        int underA = events().size();
        assertThat((long) underA).isGreaterThanOrEqualTo(acknowledged);
        try (LogNode node = LogNode.start(settings("b"), rulesOf("b"))) {
            long sum = 0;
            for (int i = 1; i <= 5; i++) {
                Submission.Accepted accepted =
                        (Submission.Accepted) node.client().submit(Tally.number(i));
                sum = Tally.value(accepted.acknowledgement().join().answer());
            }
            long ofA = (long) underA * (underA + 1) / 2;
            assertThat(sum).as("each number under the rule of its build").isEqualTo(ofA + 10 * (1 + 2 + 3 + 4 + 5));
            try (LogReader reader = LogReader.of(node, 0)) {
                assertThat(reader.replayInto(SuddenDeathTest::rulesOf)).isEqualTo(node.stateHash());
            }
            try (LogReader reader = LogReader.of(node, 0)) {
                assertThat(reader.replayInto(build -> rulesOf("b"))).isNotEqualTo(node.stateHash());
            }
        }
    }

    @Test
    void
            given_calls_in_every_stage_when_the_program_is_killed_again_and_again_then_all_are_closed_and_the_state_is_a_replay()
                    throws Exception {
        long seed = Long.getLong("huawu.test.seed", System.nanoTime());
        Random moments = new Random(seed);
        long epoch = 0;
        int answered = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildJvm child =
                    ChildJvm.start(CallingNode.class, List.of(), folder.toString(), Long.toString(epoch))) {
                epoch = Long.parseLong(child.await("EPOCH ").substring("EPOCH ".length()));
                for (int calls = 1 + moments.nextInt(60); calls > 0; calls--) {
                    child.await("ANSWERED");
                    answered++;
                }
                child.kill();
            }
        }

        try (LogNode node = CallingNode.start(folder)) {
            List<Event> before = catalogued();
            Submission begun =
                    node.client().submit(InputCodec.encode(new SwitchboardFact.EpochBegan(epoch + 1, List.of())));
            assertThat(((Submission.Accepted) begun).acknowledgement().join().outcome())
                    .isEqualTo(Acknowledgement.Outcome.APPLIED);
            List<Event> all = catalogued();
            List<ContactId> arrived = of(all, ContactEvent.ContactArrived.class, ContactEvent.ContactArrived::contact);
            List<ContactId> ended = of(all, ContactEvent.ContactEnded.class, ContactEvent.ContactEnded::contact);
            assertThat(arrived).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(ended).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(arrived);
            assertThat(of(all, ContactEvent.ContactAnswered.class, ContactEvent.ContactAnswered::contact))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThanOrEqualTo(answered);
            assertThat(all.subList(before.size(), all.size()).stream()
                            .filter(ContactEvent.ContactEnded.class::isInstance)
                            .map(event -> ((ContactEvent.ContactEnded) event).cause()))
                    .as(
                            "what was up when it died, seed %d: %s",
                            seed, all.subList(Math.max(0, all.size() - 60), all.size()))
                    .isNotEmpty()
                    .containsOnly(EndCause.CUT);
            try (LogReader reader = LogReader.of(node, 0)) {
                assertThat(reader.replayInto(build -> new RoutingMachine(build, Capacity.STANDARD)))
                        .as("seed %d", seed)
                        .isEqualTo(node.stateHash());
            }
        }
    }

    private <E extends Event> List<ContactId> of(List<Event> all, Class<E> kind, Function<E, ContactRef> contact) {
        return all.stream()
                .filter(kind::isInstance)
                .map(event -> contact.apply(kind.cast(event)).contact())
                .toList();
    }

    /** What the journal holds, each key once and in order. */
    private List<Event> catalogued() throws IOException {
        List<Event> events = new ArrayList<>();
        LogKey last = LogKey.BEGINNING;
        try (JournalReader reader = new JournalReader(folder.resolve("log"), LogKey.BEGINNING)) {
            for (Optional<JournalEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
                assertThat(next.get().key()).isGreaterThan(last);
                last = next.get().key();
                events.add(EventCodec.decode(next.get().bytes()));
            }
        }
        return events;
    }

    /** Build b counts each number ten times. */
    private static ReplicatedMachine rulesOf(String build) {
        return new Tally(build.equals("b") ? 10 : 1);
    }

    private void assertRefused(String build) {
        assertThatThrownBy(() -> LogNode.start(settings(build), rulesOf(build)))
                .isInstanceOfSatisfying(
                        LogException.class,
                        refused -> assertThat(refused.rejection().errorId()).isEqualTo("log-foreign-tail"));
    }

    /** The last number that was acknowledged before the death. */
    private long killAfter(int acknowledgements, long first) throws IOException, InterruptedException {
        long last = first - 1;
        try (ChildJvm child = ChildJvm.start(
                LoadingNode.class,
                List.of(),
                folder.resolve("log").toString(),
                folder.resolve("driver").toString(),
                "a",
                Long.toString(first))) {
            for (int i = 0; i < acknowledgements; i++) {
                last = Long.parseLong(child.await("ACK ").substring(4));
            }
            child.kill();
        }
        return last;
    }

    private void tearJournal() throws IOException {
        Path segment = folder.resolve("log/journal/0000000000000001.events");
        Files.write(segment, new byte[] {40, 0, 0, 0, 1, 2, 3}, StandardOpenOption.APPEND);
    }

    private List<Long> events() throws IOException {
        List<Long> events = new ArrayList<>();
        try (JournalReader reader = new JournalReader(folder.resolve("log"), LogKey.BEGINNING)) {
            for (Optional<JournalEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
                events.add(Tally.value(next.get().bytes()));
            }
        }
        return events;
    }

    private LogSettings settings(String build) {
        return LogSettings.of(folder.resolve("log"), folder.resolve("driver"), build, InstantSource.system());
    }
}
