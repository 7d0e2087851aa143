package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.Event;
import org.huawu.kernel.Rejection;
import org.huawu.routing.Input.ActivateConfiguration;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.Input.StageConfiguration;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.jspecify.annotations.Nullable;

/**
 * The routing core: takes one input after the other and says what happens and what is to be done. The same inputs at
 * the same positions and times give the same events, effects and state, always and everywhere. For one thread.
 *
 * <p>A step is taken as a whole or not at all: when it throws, which a broken invariant makes it do, the state is as it
 * was before the step. For that the core keeps the state a second time, one step behind.
 */
public final class RoutingCore {

    /** How many deadlines one input settles at most; for what is left, {@link RoutingState#nextDeadlineMs()} is past. */
    public static final int MOST_DEADLINES = 64;

    private RoutingState state;
    private Rules rules;
    private final RoutingState behind;
    private long lastPosition = -1;
    private int eventsThere;

    /** A core over a state, of which it is the one writer. */
    public RoutingCore(RoutingState state) {
        this.state = state;
        this.rules = new Rules(state);
        this.behind = state.follower();
    }

    /** The state it works on; another object after a step that threw. */
    public RoutingState state() {
        return state;
    }

    /**
     * What an input leads to by itself, before offers that become possible by it. Changes nothing.
     *
     * @param position see {@link #step}
     * @param nowMs see {@link #step}
     */
    public Decision decide(Input input, long position, long nowMs) {
        Draft draft = new Results(position, nowMs).draft();
        Rejection rejection = rules.decide(input, draft);
        return rejection == null ? new Decision.Decided(draft.events()) : new Decision.Rejected(rejection);
    }

    /**
     * Decides an input, applies its events, and makes every offer that has become possible.
     *
     * @param position where the input stands in the log, rising; at the position of the step before, as when deadlines
     *     are served ahead of an input, the ids of effects go on from there
     * @param nowMs the log's time in ms; a time behind the last event counts as that event's
     * @throws IllegalArgumentException when the position lies before that of the last step
     */
    public Step step(Input input, long position, long nowMs) {
        if (position < lastPosition) {
            throw new IllegalArgumentException("position " + position + " comes after " + lastPosition);
        }
        Results results = new Results(position, nowMs);
        Rejection rejection;
        try {
            rejection = run(input, results);
        } catch (RuntimeException fault) {
            state = behind.copy();
            rules = new Rules(state);
            throw fault;
        }
        results.events.forEach(behind::apply);
        lastPosition = position;
        eventsThere = results.nextEvent();
        Decision decision = rejection == null ? new Decision.Decided(results.events) : new Decision.Rejected(rejection);
        return new Step(decision, List.copyOf(results.effects));
    }

    private @Nullable Rejection run(Input input, Results results) {
        do {
            Draft draft = results.draft();
            Rejection rejection = rules.decide(input, draft);
            if (rejection != null) {
                return rejection;
            }
            results.take(draft);
        } while (input instanceof EpochBegan began && began.epoch() != state.epoch);
        offer(results);
        for (int settled = 1; input instanceof DeadlineReached && settled < MOST_DEADLINES; settled++) {
            Draft more = results.draft();
            if (rules.time.decide(more) != null) {
                break;
            }
            results.take(more);
            offer(results);
        }
        return null;
    }

    private void offer(Results results) {
        Draft draft = results.draft();
        while (rules.contacts.supervision.follow(draft) || rules.contacts.match(draft)) {
            results.take(draft);
            draft = results.draft();
        }
    }

    /**
     * What came of an input.
     *
     * @param decision the events, or the rejection
     * @param effects what is to be done once the input is committed, with rising ids; none when rejected
     */
    public record Step(Decision decision, List<Effect> effects) {}

    /** What a step has come to so far. */
    private final class Results {

        private final long position;
        private final long atMs;
        private final int before;
        private final List<Event> events = new ArrayList<>();
        private final List<Effect> effects = new ArrayList<>();

        Results(long position, long nowMs) {
            this.position = position;
            this.atMs = Math.max(nowMs, state.nowMs);
            this.before = position == lastPosition ? eventsThere : 0;
        }

        int nextEvent() {
            return before + events.size();
        }

        Draft draft() {
            return new Draft(position, atMs, nextEvent());
        }

        void take(Draft draft) {
            for (Event event : draft.events()) {
                effects.addAll(Effects.of(state, event, position, nextEvent()));
                state.apply(event);
                events.add(event);
            }
        }
    }

    /** The rules over one state. */
    private static final class Rules {

        final ContactRules contacts;
        final TimeRules time;
        private final SwitchboardRules switchboard;
        private final AgentRules agents;
        private final ConfigurationRules configuration;

        Rules(RoutingState state) {
            contacts = new ContactRules(state);
            time = new TimeRules(state, contacts);
            switchboard = new SwitchboardRules(state, contacts);
            agents = new AgentRules(state, contacts);
            configuration = new ConfigurationRules(state);
        }

        @Nullable
        Rejection decide(Input input, Draft draft) {
            return switch (input) {
                case SwitchboardFact fact -> switchboard.decide(fact, draft);
                case AgentAction action -> agents.decide(action, draft);
                case SupervisorAction action -> contacts.supervision.decide(action, draft);
                case StageConfiguration stage -> configuration.stage(stage.part(), draft);
                case ActivateConfiguration activate -> configuration.activate(activate, draft);
                case DeadlineReached reached -> time.decide(draft);
            };
        }
    }
}
