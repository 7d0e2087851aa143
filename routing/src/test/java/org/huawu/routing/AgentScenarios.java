package org.huawu.routing;

import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.channel;
import static org.huawu.routing.World.contact;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.huawu.events.Configuration;
import org.huawu.events.ForcedState;
import org.huawu.events.NextState;
import org.huawu.events.Refusals;
import org.huawu.events.WatchPart;
import org.huawu.events.WrapUp;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.routing.ScenarioTable.Column;
import org.huawu.routing.ScenarioTable.Row;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatLost;

/** What agents, colleagues and supervisors may want, in each state of an agent. Agent 3 is a ready colleague, person 9 a supervisor with sound. */
final class AgentScenarios {

    private static final PersonId SUPERVISOR = new PersonId(9);

    static final ScenarioTable TABLE = new ScenarioTable("Agents", columns(), rows());

    private AgentScenarios() {}

    private static List<Column> columns() {
        return List.of(
                column("signed out", 4, 501, () -> Scenario.withAgentsReady(3)),
                column("not ready", 1, 501, () -> then(offered(), new AgentAction.RejectOffer(agent(1), contact(501)))),
                column("break", 1, 501, () -> with(new AgentAction.TakeBreak(agent(1), new ReasonId(1)))),
                column("ready", 1, 501, () -> Scenario.withAgentsReady(3)),
                column("ready, no sound", 1, 501, () -> with(new SeatLost(1, World.seat(101), channel(1001)))),
                column("offered", 1, 501, AgentScenarios::offered),
                column("no answer", 1, 501, AgentScenarios::overlooked),
                column("refused, for a while", 1, 501, AgentScenarios::refused),
                column("connecting", 1, 501, AgentScenarios::connecting),
                column("talking", 1, 501, () -> Talks.talking(3)),
                column("on hold", 1, 501, () -> then(Talks.talking(3), Talks.hold())),
                column("asks a colleague", 1, 501, () -> then(Talks.talking(3), Talks.ask(2))),
                column("consulting", 1, 501, AgentScenarios::consulting),
                column("conference", 1, 501, AgentScenarios::conferring),
                column("asked by a colleague", 2, 501, () -> then(Talks.talking(3), Talks.ask(2))),
                column("consulted", 2, 501, AgentScenarios::consulting),
                column("taken in", 2, 501, AgentScenarios::conferring),
                column("calls outside", 1, 501, OutsideTest::calling),
                column("asks outside", 1, 501, OutsideTest::asking),
                column("three with outside", 1, 501, OutsideTest::conferring),
                column("calling", 1, 601, () -> then(Scenario.withAgentsReady(3), dial(1))),
                column("wrap-up", 1, 501, () -> then(Talks.talking(3), Talks.hangUp(1))),
                column("wrap-up, extendable", 1, 501, AgentScenarios::wrappingUp));
    }

    private static List<Row> rows() {
        return List.of(
                row("sign in", (id, contact) -> new AgentAction.SignIn(agent(id), World.seat(100 + id))),
                row("sign out", (id, contact) -> new AgentAction.SignOut(agent(id))),
                row("be ready", (id, contact) -> new AgentAction.BecomeReady(agent(id))),
                row("take a break", (id, contact) -> new AgentAction.TakeBreak(agent(id), new ReasonId(1))),
                row("accept", (id, contact) -> new AgentAction.AcceptOffer(agent(id), contact(contact))),
                row("reject", (id, contact) -> new AgentAction.RejectOffer(agent(id), contact(contact))),
                row("hang up", (id, contact) -> new AgentAction.HangUp(agent(id), contact(contact))),
                row("hold", (id, contact) -> new AgentAction.Hold(agent(id), contact(contact))),
                row("resume", (id, contact) -> new AgentAction.Resume(agent(id), contact(contact))),
                row(
                        "ask a colleague",
                        (id, contact) -> new AgentAction.AskColleague(agent(id), contact(contact), agent(3))),
                row("end consulting", (id, contact) -> new AgentAction.EndConsult(agent(id), contact(contact))),
                row("take the caller in", (id, contact) -> new AgentAction.Confer(agent(id), contact(contact))),
                row("hand over", (id, contact) -> new AgentAction.HandOver(agent(id), contact(contact))),
                row("pass on", (id, contact) -> new AgentAction.Transfer(agent(id), contact(contact), new QueueId(12))),
                row("call outside", (id, contact) -> outside(id, contact, false)),
                row("pass on outside", (id, contact) -> outside(id, contact, true)),
                row("end wrap-up", (id, contact) -> new AgentAction.EndWrapUp(agent(id), contact(contact))),
                row("make wrap-up longer", (id, contact) -> new AgentAction.ExtendWrapUp(agent(id), contact(contact))),
                row(
                        "choose a break next",
                        (id, contact) -> new AgentAction.ChooseNext(agent(id), NextState.BREAK, new ReasonId(1))),
                row("call out", (id, contact) -> dial(id)),
                row(
                        "supervisor listens",
                        (id, contact) -> new SupervisorAction.Watch(
                                SUPERVISOR, World.seat(109), contact(contact), WatchPart.LISTEN, null)),
                row(
                        "supervisor ends the talk",
                        (id, contact) -> new SupervisorAction.ForceEnd(SUPERVISOR, contact(contact), null)),
                row(
                        "supervisor makes ready",
                        (id, contact) -> new SupervisorAction.ForceState(SUPERVISOR, agent(id), ForcedState.READY)),
                row(
                        "supervisor makes not ready",
                        (id, contact) -> new SupervisorAction.ForceState(SUPERVISOR, agent(id), ForcedState.NOT_READY)),
                row(
                        "supervisor signs out",
                        (id, contact) ->
                                new SupervisorAction.ForceState(SUPERVISOR, agent(id), ForcedState.SIGNED_OUT)));
    }

    /** An input of an agent about a contact. */
    private interface Wish {
        Input of(long agent, long contact);
    }

    private static Row row(String name, Wish wish) {
        return new Row(name, situation -> wish.of(situation.agent(), situation.contact()));
    }

    private static Column column(String name, long agent, long contact, Supplier<Scenario> story) {
        return new Column(name, () -> withSupervisor(story.get()), agent, contact, after -> stateOf(after, agent));
    }

    private static Scenario withSupervisor(Scenario story) {
        return then(story, new SwitchboardFact.SeatConnected(1, World.seat(109), channel(1009)));
    }

    private static String stateOf(Scenario story, long agent) {
        Agent known = story.core.state().agents.get(agent);
        return known == null
                ? "signed out"
                : known.state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Scenario with(Input input) {
        return then(Scenario.withAgentsReady(3), input);
    }

    private static Scenario then(Scenario story, Input input) {
        story.given(input);
        return story;
    }

    private static Scenario offered() {
        Scenario story = Scenario.withAgentsReady(3);
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        return story;
    }

    private static Scenario overlooked() {
        Scenario story = offered();
        story.afterDeadline(World.OFFER_LIMIT_MS);
        return story;
    }

    /** Under a revision that leaves who refused alone for a while, and lets wrap-up be made longer. */
    private static Scenario lenient() {
        Scenario story = Scenario.withAgentsReady(3);
        Configuration plain = World.configuration(2, 4);
        story.activates(new Configuration(
                2,
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines(),
                plain.queues().stream()
                        .map(queue -> queue.with(WrapUp.extendable(10_000, 1), new Refusals(5_000, 0, 0)))
                        .toList(),
                plain.agents()));
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        return story;
    }

    private static Scenario refused() {
        return then(lenient(), new AgentAction.RejectOffer(agent(1), contact(501)));
    }

    private static Scenario wrappingUp() {
        Scenario story = lenient();
        story.talks(1, 501);
        return then(story, Talks.hangUp(1));
    }

    private static Scenario connecting() {
        return then(offered(), new AgentAction.AcceptOffer(agent(1), contact(501)));
    }

    private static Scenario consulting() {
        Scenario story = then(Talks.talking(3), Talks.ask(2));
        story.talks(2, 501);
        return story;
    }

    private static Scenario conferring() {
        Scenario story = then(consulting(), new AgentAction.Confer(agent(1), contact(501)));
        story.settled(Effect.Join.class, Outcome.DONE);
        return story;
    }

    private static AgentAction outside(long agent, long contact, boolean isPassedOn) {
        return isPassedOn
                ? new AgentAction.PassOn(agent(agent), contact(contact), contact(702), channel(702), World.caller(9))
                : new AgentAction.CallOutside(
                        agent(agent), contact(contact), contact(702), channel(702), World.caller(9));
    }

    private static AgentAction dial(long agent) {
        return new AgentAction.Dial(agent(agent), contact(601), channel(601), new LineId(2), World.caller(1));
    }
}
