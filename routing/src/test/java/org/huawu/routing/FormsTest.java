package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huawu.events.Admission;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.CalendarSetting;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.NextState;
import org.huawu.events.OpenTime;
import org.huawu.events.QueueHours;
import org.huawu.events.Refusals;
import org.huawu.events.Samples;
import org.huawu.events.ShareBasis;
import org.huawu.events.ShareParty;
import org.huawu.events.WrapUp;
import org.huawu.kernel.CalendarId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatLost;
import org.junit.jupiter.api.Test;

/**
 * Holds the bytes of inputs, effects and snapshots against the committed ones: effects that wait and snapshots are read by
 * the next build, inputs by the export of the log.
 */
class FormsTest {

    @Test
    void given_the_committed_forms_when_every_input_and_effect_is_encoded_then_the_bytes_agree() throws IOException {
        String inputs = Samples.types(Input.class).stream()
                .map(type -> (Input) Samples.counting().record(type))
                .sorted(Comparator.comparingInt(InputCodec::type))
                .map(input -> line("input", input, InputCodec.encode(input)))
                .collect(Collectors.joining());
        String effects = Samples.types(Effect.class).stream()
                .map(type -> (Effect) Samples.counting().record(type))
                .sorted(Comparator.comparingInt(EffectCodec::type))
                .map(effect -> line("effect", effect, EffectCodec.encode(effect)))
                .collect(Collectors.joining());
        assertThat(inputs + effects).isEqualTo(committed("/forms.txt"));
    }

    @Test
    void given_the_committed_snapshot_when_it_is_read_then_the_state_is_the_one_it_was_made_of_and_works_on()
            throws IOException {
        String committed = committed("/snapshot-6.txt").strip();
        Scenario story = choicesStory();
        assertThat(HexFormat.of().formatHex(new Snapshot("fixture", story.core.state()).encode()))
                .isEqualTo(committed);
        byte[] bytes = HexFormat.of().parseHex(committed);
        Snapshot snapshot = Snapshot.decode(bytes);
        assertThat(snapshot.encode()).isEqualTo(bytes);
        assertThat(snapshot.state().hash()).isEqualTo(story.core.state().hash());
        assertThat(snapshot.hashAsWritten(bytes)).isEqualTo(story.core.state().hash());
        worksOn(snapshot);
    }

    @Test
    void given_a_snapshot_of_the_fifth_format_when_it_is_read_then_it_works_on_as_one_without_choices()
            throws IOException {
        readsAsToday("/snapshot-5.txt", talksStory());
    }

    @Test
    void given_a_snapshot_of_the_fourth_format_when_it_is_read_then_the_state_is_the_one_it_was_made_of()
            throws IOException {
        readsAsToday("/snapshot-4.txt", talksStory());
    }

    @Test
    void given_a_snapshot_of_the_third_format_when_it_is_read_then_it_works_on_as_one_without_hold_and_colleagues()
            throws IOException {
        readsAsToday("/snapshot-3.txt", hoursStory());
    }

    @Test
    void given_a_snapshot_of_the_second_format_when_it_is_read_then_it_works_on_as_one_without_hours()
            throws IOException {
        readsAsToday("/snapshot-2.txt", skilledStory());
    }

    @Test
    void given_a_snapshot_of_the_first_format_when_it_is_read_then_it_works_on_and_is_written_in_the_last_one()
            throws IOException {
        byte[] bytes = HexFormat.of().parseHex(committed("/snapshot-1.txt").strip());
        Snapshot old = Snapshot.decode(bytes);
        byte[] state = Arrays.copyOfRange(bytes, 1 + 1 + "fixture".length(), bytes.length);
        assertThat(old.hashAsWritten(bytes)).isEqualTo(ConfigurationBytes.digest(state));
        Snapshot written = Snapshot.decode(old.encode());
        assertThat(written.state().hash()).isEqualTo(old.state().hash());
        assertThat(written.state().contacts.keySet())
                .isEqualTo(story().core.state().contacts.keySet());
        assertThat(written.state().configuration).isEqualTo(story().core.state().configuration);
        worksOn(written);
    }

    /** A snapshot of an older format is the state of the story that it was made of. */
    private static void readsAsToday(String name, Scenario story) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(committed(name).strip());
        Snapshot old = Snapshot.decode(bytes);
        byte[] state = Arrays.copyOfRange(bytes, 1 + 1 + "fixture".length(), bytes.length);
        assertThat(old.hashAsWritten(bytes)).isEqualTo(ConfigurationBytes.digest(state));
        assertThat(old.state().hash()).isEqualTo(story.core.state().hash());
        worksOn(old);
    }

    private static void worksOn(Snapshot snapshot) {
        assertThat(snapshot.buildId()).isEqualTo("fixture");
        Invariants.check(snapshot.state());
        RoutingCore core = new RoutingCore(snapshot.state());
        Decision decision = core.step(
                        new AgentAction.HangUp(World.agent(2), World.contact(501)), 1_000, Scenario.START_MS)
                .decision();
        assertThat(decision).isInstanceOf(Decision.Decided.class);
    }

    /** Contacts in a talk, being joined, waiting, at a prompt and being answered; wrap-up, a recording, a part staged. */
    private static Scenario story() {
        Scenario story = Scenario.withAgentsReady(3);
        for (long contact = 500; contact <= 503; contact++) {
            story.arrives(contact, 2);
            story.settled(Effect.Answer.class, Outcome.DONE);
            if (contact < 502) {
                story.talks(contact == 500 ? 1 : 2, contact);
                story.settled(Effect.StartRecording.class, Outcome.DONE);
            }
        }
        story.given(new AgentAction.HangUp(World.agent(1), World.contact(500)));
        story.given(new AgentAction.AcceptOffer(World.agent(3), World.contact(502)));
        story.arrives(504, 1);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.arrives(505, 1);
        story.given(new SignIn(World.agent(4), World.seat(104)));
        story.given(new Input.StageConfiguration(
                World.parts(2, new byte[] {1, 2, 3, 4}, 2).getLast()));
        return story;
    }

    /** The same with skills: contacts of both lines, one at a further step and one moved on. */
    private static Scenario skilledStory() {
        Scenario story = story();
        story.activates(World.skilled(3, 4));
        for (long contact = 506; contact <= 510; contact++) {
            story.arrives(contact, contact == 506 ? 3 : 2);
            story.settled(Effect.Answer.class, Outcome.DONE);
        }
        story.afterDeadline(10_000);
        return story;
    }

    /** The same with hours and shares: one waits until its queue closes, for one vendor at first. */
    private static Scenario hoursStory() {
        Scenario story = skilledStory();
        Configuration skilled = World.skilled(4, 4);
        QueueHours hours = new QueueHours(Admission.BY_HOURS, new CalendarId(7), new QueueId(11), false);
        OpenTime today = new OpenTime(Scenario.START_MS, Scenario.START_MS + 60_000);
        story.activates(new Configuration(
                4,
                skilled.orderLimitMs(),
                skilled.recordingLimitMs(),
                skilled.lines().stream()
                        .map(line -> line.sharedBy(new ShareId(8)))
                        .toList(),
                List.of(skilled.queues().get(0), skilled.queues().get(1).with(hours)),
                skilled.agents(),
                List.of(new CalendarSetting(new CalendarId(7), List.of(today))),
                List.of(new ShareSetting(
                        new ShareId(8),
                        ShareBasis.OFFERED,
                        true,
                        5_000,
                        List.of(new ShareParty(new VendorId(71), 1), new ShareParty(new VendorId(72), 2))))));
        story.arrives(511, 3);
        story.settled(Effect.Answer.class, Outcome.DONE);
        return story;
    }

    /** A caller on hold while a colleague is talked with, one whose agent is heard no more, and one who waits once more. */
    private static Scenario talksStory() {
        Scenario story = Scenario.withAgentsReady(4);
        for (long contact = 500; contact <= 502; contact++) {
            story.arrives(contact, 2);
            story.settled(Effect.Answer.class, Outcome.DONE);
            story.talks(contact == 502 ? 3 : contact - 499, contact);
            story.settled(Effect.StartRecording.class, Outcome.DONE);
        }
        story.after(5_000);
        story.given(new AgentAction.AskColleague(World.agent(2), World.contact(501), World.agent(4)));
        story.talks(4, 501);
        story.given(new AgentAction.Transfer(World.agent(3), World.contact(502), new QueueId(12)));
        story.given(new SeatLost(1, World.seat(101), World.channel(1001)));
        return story;
    }

    /** The same with wrap-up made longer, a break that is to come, and a contact that was refused. */
    private static Scenario choicesStory() {
        Scenario story = talksStory();
        Configuration plain = World.configuration(2, 4);
        story.activates(new Configuration(
                2,
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines(),
                plain.queues().stream()
                        .map(queue -> queue.with(WrapUp.extendable(10_000, 2), new Refusals(5_000, 7_000, 3)))
                        .toList(),
                plain.agents()));
        story.given(new AgentAction.ExtendWrapUp(World.agent(3), World.contact(502)));
        story.given(new AgentAction.ChooseNext(World.agent(2), NextState.BREAK, new ReasonId(2)));
        story.given(new AgentAction.EndWrapUp(World.agent(3), World.contact(502)));
        story.arrives(503, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.given(new AgentAction.RejectOffer(World.agent(3), World.contact(503)));
        return story;
    }

    private static String line(String kind, Object value, byte[] bytes) {
        return kind + " " + value.getClass().getSimpleName() + " "
                + HexFormat.of().formatHex(bytes) + "\n";
    }

    private static String committed(String name) throws IOException {
        try (InputStream in = FormsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
