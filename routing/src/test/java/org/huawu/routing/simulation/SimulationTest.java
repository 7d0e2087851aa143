package org.huawu.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays worlds: 200 seeds as it stands, as many as {@code ./huawu test --seeds N} says, 10,000 with {@code --long}, and the one of
 * {@code --seed S} alone. Faults planted into the core are found; one as it stands, all with {@code --long}.
 */
class SimulationTest {

    static final int INPUTS = 5_000;
    private static final int SEEDS = 200;

    /** Within how many seeds a planted fault is found. */
    private static final int SEEDS_OF_A_FAULT = 200;

    @Test
    void given_many_seeds_when_each_plays_its_day_then_every_rule_holds() {
        seeds().forEach(seed -> assertThat(Worlds.failureOf(seed, INPUTS)).isNull());
    }

    private static LongStream seeds() {
        Long one = Long.getLong("huawu.test.seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.rangeClosed(1, Integer.getInteger("jqwik.tries.default", SEEDS));
    }

    @Test
    void given_some_days_when_they_are_over_then_all_that_can_go_wrong_went_wrong() {
        TreeSet<String> seen = new TreeSet<>();
        for (long seed = 1; seed <= 40; seed++) {
            SimulatedWorld world =
                    new SimulatedWorld(seed, List.of(step -> step.events().forEach(event -> seen.add(name(event)))));
            world.play(INPUTS);
            world.course().moves().forEach(move -> seen.add(move.getClass().getSimpleName()));
        }
        assertThat(seen)
                .contains("Given", "Save", "Death", "Start", "Jump")
                .contains("ended NORMAL", "ended NETWORK", "ended CUT", "ended ANSWER_FAILED")
                .contains("ended QUEUE_FULL", "ended WAIT_LIMIT", "ended QUEUE_CLOSED")
                .contains("moved QUEUE_FULL", "moved WAIT_LIMIT", "moved QUEUE_CLOSED", "moved CLOSING_TIME")
                .contains("HoldBegan", "HoldEnded", "CallerJoined", "ConsultAsked", "ConsultAccepted", "ConsultBegan")
                .contains("ConferenceBegan", "ConsultEnded", "ContactHandedOver", "ContactReconnected")
                .contains("WatchBegan", "WatchMoved", "WatchHeard", "WatchPartChanged", "ended FORCED", "StateForced")
                .contains("unwatched BY_SUPERVISOR", "unwatched CONTACT_OVER", "unwatched SOUND_LOST")
                .contains("unwatched NOT_JOINED", "left BY_SUPERVISOR")
                .contains(
                        "CallDialled",
                        "CallSent",
                        "CalleeRang",
                        "EarlySoundBegan",
                        "EarlySoundSettled",
                        "CalleeAnswered")
                .contains(
                        "ended BUSY", "ended NO_ANSWER", "ended DECLINED", "ended NUMBER_UNKNOWN", "ended NOT_REACHED")
                .contains("again TRANSFERRED", "again AGENT_AUDIO_LOST")
                .contains("NextChosen", "WrapUpExtended", "PauseBegan", "BreakEnded", "moved RETURNED")
                .contains("assigned IN_TURN", "assigned SPILLED", "assigned REPAID", "ContactReleased")
                .contains("left BY_AGENT", "left CONFIGURATION", "left PROGRAM_DEAD")
                .contains("withdrawn CALLER_GONE", "withdrawn AGENT_AUDIO_LOST", "OfferRejected", "OfferTimedOut")
                .contains("failed CALLER_GONE", "failed AGENT_AUDIO_LOST", "failed REFUSED", "failed NO_OUTCOME")
                .contains("unsaved REFUSED", "unsaved NO_OUTCOME", "unsaved NOT_STORED", "unsaved NO_REPORT")
                .contains("ContactTurnedAway", "ChannelRefused", "OrphansFound", "SignOfLife", "SkillsChanged")
                .contains("QueueStepReached", "ContactPlaced", "EpochOpened", "ConfigurationActivated");
    }

    private static String name(Event event) {
        return switch (event) {
            case ContactEnded e -> "ended " + e.cause();
            case ContactMoved e -> "moved " + e.cause();
            case ContactAssigned e -> "assigned " + e.how();
            case AgentSignedOut e -> "left " + e.cause();
            case OfferWithdrawn e -> "withdrawn " + e.cause();
            case ConnectFailed e -> "failed " + e.cause();
            case ContactRequeued e -> "again " + e.cause();
            case RecordingFailed e -> "unsaved " + e.cause();
            case WatchEnded e -> "unwatched " + e.ending();
            default -> event.getClass().getSimpleName();
        };
    }

    @Test
    void given_the_log_of_a_day_when_a_second_JVM_takes_it_then_its_state_has_the_same_hash(@TempDir Path folder)
            throws IOException, InterruptedException {
        SimulatedWorld world = new SimulatedWorld(1, List.of());
        world.play(INPUTS);
        Path log = folder.resolve("log");
        Path hash = folder.resolve("hash");
        WrittenLog.write(log, world.course());
        Process second = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WrittenLog.class.getName(),
                        log.toString(),
                        hash.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(second.waitFor())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
        assertThat(Files.readString(hash)).isEqualTo(world.course().hash());
    }

    static List<PlantedFault> faults() {
        boolean isLong = Boolean.getBoolean("huawu.test.long");
        return isLong ? PlantedFaults.ALL : PlantedFaults.ALL.subList(0, 1);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void given_a_planted_fault_when_worlds_are_played_then_one_of_them_finds_it(PlantedFault fault)
            throws IOException, ReflectiveOperationException {
        Planting planting = Planting.of(fault);
        long seed = 1;
        String found = planting.brokenRuleOf(seed, INPUTS);
        while (found == null && seed < SEEDS_OF_A_FAULT) {
            found = planting.brokenRuleOf(++seed, INPUTS);
        }
        assertThat(found).as("the rule that finds %s", fault).isNotNull();
        String report = planting.failureOf(seed, INPUTS);
        assertThat(report).startsWith("seed " + seed + ", input ").contains(", commit ", found, "inputs of the log");
    }

    @Test
    void given_a_planted_fault_when_it_is_reported_then_few_inputs_are_left()
            throws IOException, ReflectiveOperationException {
        String report =
                Objects.requireNonNull(Planting.of(PlantedFaults.ALL.getFirst()).failureOf(1, INPUTS));
        assertThat(report.lines().filter(line -> line.startsWith("    Given["))).hasSizeBetween(3, 40);
    }

    @Test
    void given_the_list_of_planted_faults_when_it_is_read_then_it_has_thirty_and_each_fits_the_source()
            throws IOException {
        assertThat(PlantedFaults.ALL).hasSizeGreaterThanOrEqualTo(30);
        for (PlantedFault fault : PlantedFaults.ALL) {
            assertThat(Planting.sourceOf(fault)).as("%s", fault).isNotEmpty();
        }
    }
}
