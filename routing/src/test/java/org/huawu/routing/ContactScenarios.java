package org.huawu.routing;

import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.channel;
import static org.huawu.routing.World.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.EffectId;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.LineId;
import org.huawu.routing.ScenarioTable.Column;
import org.huawu.routing.ScenarioTable.Row;
import org.huawu.routing.ScenarioTable.Situation;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;

/** What the switchboard may tell of a contact, at each stage of it, with one agent at work. */
final class ContactScenarios {

    /** An order of which nobody waits for the outcome. */
    private static final EffectId NOBODYS = new EffectId(0, 0);

    static final ScenarioTable TABLE = new ScenarioTable("Contacts", columns(), rows());

    private ContactScenarios() {}

    private static List<Column> columns() {
        return List.of(
                column("being answered", 501, () -> arriving(1)),
                column("hears the prompt", 501, ContactScenarios::prompted),
                column("waits", 501, () -> waiting(0)),
                column("offered", 501, () -> waiting(1)),
                column("being joined", 501, ContactScenarios::connecting),
                column("talks", 501, () -> Talks.talking(1)),
                column("on hold", 501, () -> then(Talks.talking(1), Talks.hold())),
                column("colleague asked", 501, () -> then(Talks.talking(2), Talks.ask(2))),
                column("colleague there", 501, Talks::consulting),
                column("three talk", 501, Talks::conferring),
                column("outside called", 501, OutsideTest::calling),
                column("outside asked", 501, OutsideTest::asking),
                column("three with outside", 501, OutsideTest::conferring),
                column("being passed on", 501, () -> then(Talks.talking(1), OutsideTest.passOn())),
                column("passed on", 501, ContactScenarios::passedOn),
                column("being called", 601, () -> then(Scenario.withAgentsReady(1), dial())),
                column("it rings", 601, ContactScenarios::ringing));
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (ChannelEnding ending : ChannelEnding.values()) {
            rows.add(new Row("its channel ends: " + word(ending), at -> new ChannelEnded(1, channelOf(at), ending)));
        }
        for (Outcome outcome : Outcome.values()) {
            rows.add(new Row("the order awaited is " + word(outcome), at -> new OrderSettled(1, awaited(at), outcome)));
        }
        rows.add(new Row("what is awaited is overdue", ContactScenarios::overdue));
        rows.add(new Row("a key is pressed", at -> new SwitchboardFact.DigitsPressed(1, channelOf(at), "1")));
        rows.add(new Row("the prompt ends", at -> new SwitchboardFact.PlaybackEnded(1, awaited(at))));
        rows.add(new Row("it rings", at -> new SwitchboardFact.ChannelRinging(1, channelOf(at))));
        rows.add(new Row("the network speaks", at -> new SwitchboardFact.EarlyMediaBegan(1, channelOf(at))));
        rows.add(new Row("somebody answers", at -> new SwitchboardFact.ChannelAnswered(1, channelOf(at))));
        rows.add(new Row(
                "the agent's sound is lost", at -> new SwitchboardFact.SeatLost(1, World.seat(101), channel(1001))));
        rows.add(new Row("the switchboard begins anew with it", at -> began(channelOf(at))));
        rows.add(new Row("the switchboard begins anew without it", at -> began(channel(999))));
        for (ChannelEnding ending : ChannelEnding.values()) {
            rows.add(new Row(
                    "the number outside ends: " + word(ending), at -> new ChannelEnded(1, channel(701), ending)));
        }
        rows.add(new Row("the number outside rings", at -> new SwitchboardFact.ChannelRinging(1, channel(701))));
        rows.add(new Row("the number outside answers", at -> new SwitchboardFact.ChannelAnswered(1, channel(701))));
        rows.add(new Row(
                "the switchboard begins anew with both",
                at -> new EpochBegan(2, List.of(channelOf(at), channel(701), channel(1001), channel(1002)))));
        return rows;
    }

    private static EpochBegan began(ChannelId channel) {
        return new EpochBegan(2, List.of(channel, channel(1001), channel(1002)));
    }

    /** Everything that the contact waits for is overdue by then. */
    private static Input overdue(Situation at) {
        Contact known = at.story().core.state().contacts.get(at.contact());
        if (known != null && known.dueMs > 0) {
            at.story().after(known.dueMs - at.story().core.state().nowMs());
        }
        return new Input.DeadlineReached();
    }

    private static EffectId awaited(Situation at) {
        Contact known = at.story().core.state().contacts.get(at.contact());
        return known == null || known.awaited == null ? NOBODYS : known.awaited;
    }

    private static ChannelId channelOf(Situation at) {
        return channel(at.contact());
    }

    private static Column column(String name, long contact, Supplier<Scenario> story) {
        return new Column(name, story, 1, contact, after -> stageOf(after, contact));
    }

    private static String stageOf(Scenario story, long contact) {
        Contact known = story.core.state().contacts.get(contact);
        if (known == null) {
            return "over: " + word(story.lastEvent(ContactEnded.class).cause());
        }
        Consult consult = known.consult;
        String stage = known.held == null ? word(known.stage) : "on hold";
        if (known.outside != null) {
            return stage + ", outside " + word(known.outside.stage);
        }
        return consult == null ? stage : stage + ", colleague " + word(consult.stage);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Scenario arriving(int agents) {
        Scenario story = Scenario.withAgentsReady(agents);
        story.arrives(501, 2);
        return story;
    }

    private static Scenario prompted() {
        Scenario story = Scenario.withAgentsReady(1);
        story.arrives(501, 1);
        story.settled(Effect.Answer.class, Outcome.DONE);
        return story;
    }

    private static Scenario waiting(int agents) {
        Scenario story = arriving(agents);
        story.settled(Effect.Answer.class, Outcome.DONE);
        return story;
    }

    private static Scenario connecting() {
        return then(waiting(1), new AgentAction.AcceptOffer(agent(1), contact(501)));
    }

    private static Scenario passedOn() {
        return then(OutsideTest.conferring(), new AgentAction.HandOver(agent(1), contact(501)));
    }

    private static Scenario ringing() {
        Scenario story = then(Scenario.withAgentsReady(1), dial());
        story.settled(Effect.Dial.class, Outcome.DONE);
        return then(story, new SwitchboardFact.ChannelRinging(1, channel(601)));
    }

    private static AgentAction dial() {
        return new AgentAction.Dial(agent(1), contact(601), channel(601), new LineId(2), World.caller(1));
    }

    private static Scenario then(Scenario story, Input input) {
        story.given(input);
        return story;
    }
}
