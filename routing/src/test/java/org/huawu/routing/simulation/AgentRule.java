package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.Objects;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.SkillsChanged;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent;
import org.huawu.events.ChoiceEvent.BreakEnded;
import org.huawu.events.ChoiceEvent.NextChosen;
import org.huawu.events.ChoiceEvent.PauseBegan;
import org.huawu.events.ChoiceEvent.WrapUpExtended;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.Event;
import org.huawu.events.ForcedState;
import org.huawu.events.NextState;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.WrapUp;
import org.huawu.events.WrapUpEnding;
import org.huawu.routing.AgentAction;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.ChooseNext;
import org.huawu.routing.AgentAction.Dial;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.AgentAction.SignOut;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.Input;
import org.huawu.routing.SupervisorAction.ForceState;
import org.huawu.routing.SwitchboardFact.EpochBegan;

/** The spans of an agent's states follow each other without gap and add up to the time signed in; each wrap-up follows a talk and ends once. */
final class AgentRule implements Rule {

    /** After how long without an event a program was dead, and how long agents stay at their seats then. */
    private static final long DEAD_MS = 10_000;

    private static final long SEATS_KEPT_MS = 120_000;

    @Override
    public void before(Event event, Picture seen, Taken step) {
        switch (event) {
            case AgentSignedIn e -> signedIn(e, seen, step);
            case AgentStateChanged e -> {
                SeenAgent agent = seen.agent(e.agent().agent().value());
                boolean isNext = e.to() == AgentState.DIALLING;
                unless(e.from() != AgentState.WRAP_UP || agent.work == null || isNext, "a wrap-up ends once", e);
                spent(e, agent, e.from(), e.spentMs());
                unless(isMeant(e, seen, step.input()), "a state is entered for a reason", e, step.input());
            }
            case AgentSignedOut e -> signedOut(e, seen, step);
            case WrapUpBegan e -> {
                SeenAgent agent = seen.agent(e.agent().agent().value());
                SeenContact live = seen.contacts.get(e.contact().contact().value());
                boolean isLeft = live == null || live.agent == null || live.agent.id() != agent.id();
                boolean isAfterTalk = agent.isInTalk()
                        && agent.isAtWorkOn(e.contact().contact().value())
                        && isLeft;
                unless(isAfterTalk, "a wrap-up follows a talk", e, agent.state);
                QueueSetting queue = seen.settings().queue(e.contact().queue());
                long dueMs = switch (queue.wrapUp().mode()) {
                    case TIMED, EXTENDABLE -> e.atMs() + queue.wrapUpLimitMs();
                    case REQUIRED -> 0;
                    case NONE -> -1;
                };
                unless(e.dueMs() == dueMs, "a wrap-up has its limit", e, dueMs);
            }
            case WrapUpEnded e -> {
                SeenAgent agent = seen.agent(e.agent().agent().value());
                boolean isOnce =
                        agent.state == AgentState.WRAP_UP && e.contact().equals(agent.work);
                unless(isOnce, "a wrap-up ends once", e, agent.state);
                unless(e.spentMs() == e.atMs() - agent.wrapUpSinceMs, "a wrap-up bears its span", e);
                boolean isLimit = e.ending() == WrapUpEnding.LIMIT;
                unless(!isLimit || e.atMs() >= agent.wrapUpDueMs, "a wrap-up has its time", e, agent.wrapUpDueMs);
            }
            case ChoiceEvent e -> chosen(e, seen.agent(e.agent().agent().value()), seen, step.input());
            case SeatAudioConnected e ->
                unless(!seen.audio.containsKey(e.seat().value()), "a seat has one channel at a time", e);
            case SkillsChanged e -> {
                SeenAgent agent = seen.agent(e.agent().agent().value());
                unless(seen.settings().skillsChangeMs(agent) <= e.atMs(), "skills change when they do", e);
            }
            default -> {}
        }
    }

    /** What is settled about the next state is what was asked for, or what the queue says. */
    private static void chosen(ChoiceEvent event, SeenAgent agent, Picture seen, Input input) {
        boolean fits = switch (event) {
            case NextChosen e ->
                input instanceof ChooseNext choose
                        && choose.agent().equals(e.agent().agent())
                        && choose.next() == e.next()
                        && (agent.isBusy() || agent.state == AgentState.WRAP_UP)
                        && (e.next() == NextState.BREAK) == (e.reason() != null);
            case WrapUpExtended e -> {
                WrapUp wrapUp = seen.settings().queue(e.contact().queue()).wrapUp();
                yield agent.state == AgentState.WRAP_UP
                        && e.contact().equals(agent.work)
                        && e.step() == agent.extensions + 1
                        && e.step() <= wrapUp.mostTimes()
                        && e.dueMs() == agent.wrapUpDueMs + wrapUp.longerMs();
            }
            case BreakEnded e ->
                agent.state == AgentState.BREAK
                        && !agent.isBreakTold
                        && e.reason().equals(agent.reason)
                        && e.spentMs() == e.atMs() - agent.sinceMs;
            case PauseBegan e ->
                !agent.isBusy() || (agent.state == AgentState.OFFERED && agent.next == NextState.READY);
        };
        unless(fits, "what is chosen was asked for", event, agent.state, input);
    }

    private static void signedIn(AgentSignedIn event, Picture seen, Taken step) {
        long id = event.agent().agent().value();
        AgentSetting setting = seen.settings().agent(id);
        boolean isKnown = setting != null
                && setting.vendor().equals(event.agent().vendor())
                && setting.project().equals(event.agent().project())
                && setting.client().equals(event.agent().client());
        boolean isAsked = step.input() instanceof SignIn input
                && input.agent().equals(event.agent().agent())
                && input.seat().equals(event.agent().seat());
        boolean isFree = !seen.agents.containsKey(id);
        for (SeenAgent other : seen.agents.values()) {
            isFree &= other.seat() != event.agent().seat().value();
        }
        unless(isKnown && isAsked && isFree, "one agent signs in at one seat", event, step.input());
    }

    private static void signedOut(AgentSignedOut event, Picture seen, Taken step) {
        SeenAgent agent = seen.agent(event.agent().agent().value());
        unless(!agent.isBusy() && agent.work == null, "nobody leaves a contact behind", event, agent.work);
        spent(event, agent, event.from(), event.spentMs());
        long sumMs = agent.spentMs + event.spentMs();
        unless(sumMs == event.atMs() - agent.signedInMs, "time in states adds up to the time signed in", event, sumMs);
        boolean isMeant = switch (event.cause()) {
            case BY_AGENT ->
                (step.input() instanceof SignOut out
                                && out.agent().equals(event.agent().agent()))
                        || (agent.state == AgentState.NOT_READY && event.spentMs() == 0);
            case CONFIGURATION -> step.input() instanceof Input.ActivateConfiguration;
            case BY_SUPERVISOR -> isForced(step.input(), event.agent(), ForcedState.SIGNED_OUT);
            case PROGRAM_DEAD ->
                step.input() instanceof EpochBegan
                        && step.atMs() - step.beforeMs() > SEATS_KEPT_MS
                        && event.atMs() == step.beforeMs();
            default -> true;
        };
        unless(isMeant, "an agent leaves for a reason", event, step.input());
    }

    private static void spent(Event event, SeenAgent agent, AgentState from, long spentMs) {
        unless(from != AgentState.BREAK || agent.isBreakTold, "the end of a break is told with its reason", event);
        boolean follows = from == agent.state && spentMs == event.atMs() - agent.sinceMs;
        unless(follows, "the spans of states follow each other", event, agent.state, agent.sinceMs);
    }

    /** States that only the agent enters, and ready, for which there must be a setting. */
    private static boolean isMeant(AgentStateChanged event, Picture seen, Input input) {
        boolean isTheirs = input instanceof AgentAction action
                && action.agent().equals(event.agent().agent());
        return switch (event.to()) {
            case BREAK ->
                (isTheirs && input instanceof TakeBreak pause && pause.reason().equals(event.reason()))
                        || isChosen(event, seen, NextState.BREAK);
            case READY ->
                seen.settings().agent(event.agent().agent().value()) != null
                        && ((wasBusy(event.from()) && isChosen(event, seen, NextState.READY))
                                || isOver(event, seen)
                                || (isTheirs && input instanceof BecomeReady)
                                || isForced(input, event.agent(), ForcedState.READY));
            case NOT_READY ->
                event.from() != AgentState.WRAP_UP
                        || isChosen(event, seen, NextState.SIGNED_OUT)
                        || isForced(input, event.agent(), ForcedState.NOT_READY)
                        || seen.settings().agent(event.agent().agent().value()) == null;
            case OFFERED -> event.from() == AgentState.READY;
            case CONNECTING -> event.from() == AgentState.OFFERED;
            case TALKING ->
                event.from() == AgentState.CONNECTING
                        || event.from() == AgentState.DIALLING
                        || event.from() == AgentState.HELD
                        || event.from() == AgentState.CONSULTING;
            case WRAP_UP ->
                event.from() == AgentState.TALKING
                        || event.from() == AgentState.HELD
                        || event.from() == AgentState.CONSULTING;
            case HELD -> event.from() == AgentState.TALKING || event.from() == AgentState.CONSULTING;
            case CONSULTING -> event.from() != AgentState.READY && wasBusy(event.from());
            case NO_ANSWER, REJECTED -> event.from() == AgentState.OFFERED;
            case DIALLING -> isTheirs && input instanceof Dial;
            default -> true;
        };
    }

    /** Whether an agent comes from a contact, and has chosen what comes after it. */
    private static boolean isChosen(AgentStateChanged event, Picture seen, NextState next) {
        SeenAgent agent = seen.agent(event.agent().agent().value());
        boolean isReason = next != NextState.BREAK || Objects.equals(event.reason(), agent.nextReason);
        return wasBusy(event.from()) && agent.next == next && isReason;
    }

    /** Whether the while is over in which an agent who did not take an offer is left alone. */
    private static boolean isOver(AgentStateChanged event, Picture seen) {
        SeenAgent agent = seen.agent(event.agent().agent().value());
        return agent.isPausing() && event.atMs() >= agent.pauseDueMs;
    }

    private static boolean isForced(Input input, AgentRef agent, ForcedState to) {
        return input instanceof ForceState force && force.agent().equals(agent.agent()) && force.to() == to;
    }

    private static boolean wasBusy(AgentState from) {
        return switch (from) {
            case OFFERED, CONNECTING, TALKING, HELD, CONSULTING, DIALLING, WRAP_UP -> true;
            default -> false;
        };
    }

    /** What an agent asks for and is granted is so afterwards. */
    @Override
    public void after(Picture seen, Taken step) {
        if (!step.isAccepted() || !(step.input() instanceof AgentAction action)) {
            if (step.isAccepted() && step.input() instanceof EpochBegan) {
                leftAlone(seen, step);
            }
            return;
        }
        SeenAgent agent = seen.agents.get(action.agent().value());
        if (agent == null) {
            boolean hasLeft = step.events().stream()
                    .anyMatch(event -> event instanceof AgentSignedOut out
                            && out.agent().agent().equals(action.agent()));
            unless(hasLeft, "an agent is there until leaving", action);
            return;
        }
        boolean isDone = switch (action) {
            case SignOut out -> false;
            case TakeBreak pause -> agent.state == AgentState.BREAK;
            case BecomeReady ready -> agent.state == AgentState.READY || agent.state == AgentState.OFFERED;
            case EndWrapUp end -> agent.state != AgentState.WRAP_UP;
            case ChooseNext choose -> agent.next == choose.next();
            case Dial dial -> agent.state == AgentState.DIALLING;
            default -> true;
        };
        unless(isDone, "what an agent is granted is done", action, agent.state);
    }

    private static void leftAlone(Picture seen, Taken step) {
        if (step.atMs() - step.beforeMs() <= Math.max(DEAD_MS, SEATS_KEPT_MS)) {
            return;
        }
        for (SeenAgent agent : seen.agents.values()) {
            boolean isAtWork = agent.isBusy() || agent.state == AgentState.WRAP_UP;
            boolean wasAtWork = agent.sinceMs >= step.atMs();
            unless(isAtWork || wasAtWork, "who was left alone for long has left", agent.ref, agent.state);
        }
    }

    @Override
    public void over(Picture seen) {
        unless(seen.agents.isEmpty(), "everybody goes home", seen.agents.keySet());
    }
}
