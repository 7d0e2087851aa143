package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.Event;
import org.huawu.kernel.Rejection;
import org.huawu.routing.Input.ActivateConfiguration;
import org.huawu.routing.Input.DeadlineReached;
import org.jspecify.annotations.Nullable;

/**
 * The routing core: takes one input after the other and says what happens and what is to be done. The same inputs at
 * the same positions and times give the same events, effects and state, always and everywhere. For one thread.
 */
public final class RoutingCore {

    /** How many deadlines one input settles at most; for what is left, {@link RoutingState#nextDeadlineMs()} is past. */
    public static final int MOST_DEADLINES = 64;

    private final RoutingState state;
    private final ContactRules contactRules;
    private final SwitchboardRules switchboardRules;
    private final AgentRules agentRules;
    private final ConfigurationRules configurationRules;
    private final TimeRules timeRules;

    /** A core over a state, of which it is the one writer. */
    public RoutingCore(RoutingState state) {
        this.state = state;
        this.contactRules = new ContactRules(state);
        this.switchboardRules = new SwitchboardRules(state, contactRules);
        this.agentRules = new AgentRules(state, contactRules);
        this.configurationRules = new ConfigurationRules(state);
        this.timeRules = new TimeRules(state, contactRules);
    }

    /** The state it works on. */
    public RoutingState state() {
        return state;
    }

    /**
     * What an input leads to by itself, before offers that become possible by it. Changes nothing.
     *
     * @param position where the input stands in the log, rising
     * @param nowMs the log's time in ms; a time behind the last event counts as that event's
     */
    public Decision decide(Input input, long position, long nowMs) {
        Draft draft = new Draft(position, Math.max(nowMs, state.nowMs), 0);
        Rejection rejection = decide(input, draft);
        return rejection == null ? new Decision.Decided(draft.events()) : new Decision.Rejected(rejection);
    }

    /**
     * Decides an input, applies its events, and makes every offer that has become possible.
     *
     * @param position where the input stands in the log, rising
     * @param nowMs the log's time in ms; a time behind the last event counts as that event's
     */
    public Step step(Input input, long position, long nowMs) {
        long atMs = Math.max(nowMs, state.nowMs);
        List<Event> events = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        Draft draft = new Draft(position, atMs, 0);
        Rejection rejection = decide(input, draft);
        if (rejection != null) {
            return new Step(new Decision.Rejected(rejection), List.of());
        }
        take(draft, position, events, effects);
        offer(position, atMs, events, effects);
        for (int settled = 1; input instanceof DeadlineReached && settled < MOST_DEADLINES; settled++) {
            Draft more = new Draft(position, atMs, events.size());
            if (timeRules.decide(more) != null) {
                break;
            }
            take(more, position, events, effects);
            offer(position, atMs, events, effects);
        }
        return new Step(new Decision.Decided(events), List.copyOf(effects));
    }

    private @Nullable Rejection decide(Input input, Draft draft) {
        return switch (input) {
            case SwitchboardFact fact -> switchboardRules.decide(fact, draft);
            case AgentAction action -> agentRules.decide(action, draft);
            case ActivateConfiguration activate -> configurationRules.decide(activate.configuration(), draft);
            case DeadlineReached reached -> timeRules.decide(draft);
        };
    }

    private void offer(long position, long atMs, List<Event> events, List<Effect> effects) {
        Draft draft = new Draft(position, atMs, events.size());
        while (contactRules.match(draft)) {
            take(draft, position, events, effects);
            draft = new Draft(position, atMs, events.size());
        }
    }

    private void take(Draft draft, long position, List<Event> events, List<Effect> effects) {
        for (Event event : draft.events()) {
            effects.addAll(Effects.of(state, event, position, events.size()));
            state.apply(event);
            events.add(event);
        }
    }

    /**
     * What came of an input.
     *
     * @param decision the events, or the rejection
     * @param effects what is to be done once the input is committed; none when rejected
     */
    public record Step(Decision decision, List<Effect> effects) {}
}
