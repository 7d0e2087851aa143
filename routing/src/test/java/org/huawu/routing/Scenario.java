package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.Configuration;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.Event;
import org.huawu.kernel.LineId;
import org.huawu.kernel.Rejection;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.Input.ActivateConfiguration;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.Input.StageConfiguration;
import org.huawu.routing.RoutingCore.Step;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatConnected;

/** Drives a core through a story under virtual time. Seat and channel of an agent are 100 and 1000 plus the agent's id. */
final class Scenario {

    static final long START_MS = 1_000_000;

    final RoutingCore core;
    private final List<Event> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private long nowMs = START_MS;
    private long position;

    Scenario(Capacity capacity) {
        this.core = new RoutingCore(new RoutingState(capacity));
    }

    /** Epoch 1 is open, the configuration is active, and agents 1 up to {@code ready} are ready, in this order. */
    static Scenario withAgentsReady(int ready) {
        Scenario scenario = new Scenario(Capacity.STANDARD);
        scenario.given(new EpochBegan(1, List.of()));
        scenario.activates(World.configuration(1, 4));
        for (int agent = 1; agent <= ready; agent++) {
            scenario.given(new SignIn(World.agent(agent), World.seat(100 + agent)));
            scenario.given(new SeatConnected(1, World.seat(100 + agent), World.channel(1000 + agent)));
            scenario.given(new BecomeReady(World.agent(agent)));
        }
        return scenario;
    }

    /** Contact, channel and caller all have the same number. */
    void arrives(long contact, long line) {
        given(new ChannelArrived(
                1, World.channel(contact), World.contact(contact), new LineId(line), World.caller(contact)));
    }

    /** Stages a revision in its parts, and activates it. */
    void activates(Configuration configuration) {
        ConfigurationBytes.split(configuration).forEach(part -> given(new StageConfiguration(part)));
        given(activation(configuration));
    }

    /** The same, up to the refusal of the activation. */
    Rejection refusedRevision(Configuration configuration) {
        ConfigurationBytes.split(configuration).forEach(part -> given(new StageConfiguration(part)));
        return refused(activation(configuration));
    }

    static ActivateConfiguration activation(Configuration configuration) {
        byte[] bytes = ConfigurationBytes.encode(configuration);
        return new ActivateConfiguration(configuration.revision(), ConfigurationBytes.digest(bytes));
    }

    void given(Input input) {
        Step step = step(input);
        assertThat(step.decision()).isInstanceOf(Decision.Decided.class);
    }

    Rejection refused(Input input) {
        Step step = step(input);
        assertThat(step.decision()).isInstanceOf(Decision.Rejected.class);
        return ((Decision.Rejected) step.decision()).rejection();
    }

    void after(long ms) {
        nowMs += ms;
    }

    void afterDeadline(long ms) {
        after(ms);
        given(new DeadlineReached());
    }

    void settled(Class<? extends Effect> order, Outcome outcome) {
        given(new OrderSettled(1, last(order).id(), outcome));
    }

    /** Accepted, answered, and joined. */
    void talks(long agent, long contact) {
        given(new AgentAction.AcceptOffer(World.agent(agent), World.contact(contact)));
        settled(Effect.Bridge.class, Outcome.DONE);
    }

    <E extends Event> E lastEvent(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList().getLast();
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Effect> E last(Class<E> type) {
        return effects.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList()
                .getLast();
    }

    /** Names of all that happened since the last call. */
    List<String> happened() {
        List<String> names =
                events.stream().map(event -> event.getClass().getSimpleName()).toList();
        events.clear();
        return names;
    }

    /** Names of all orders and notices since the last call, states of desks left out. */
    List<String> ordered() {
        List<String> names = effects.stream()
                .filter(effect -> !(effect instanceof Effect.ShowState
                        || effect instanceof Effect.ShowSignedOut
                        || effect instanceof Effect.ShowWrapUp
                        || effect instanceof Effect.ShowBreak))
                .map(effect -> effect.getClass().getSimpleName())
                .toList();
        effects.clear();
        return names;
    }

    Step step(Input input) {
        position++;
        Step step = core.step(InputCodec.decode(InputCodec.encode(input)), position, nowMs);
        if (step.decision() instanceof Decision.Decided decided) {
            events.addAll(decided.events());
        }
        effects.addAll(step.effects());
        return step;
    }
}
