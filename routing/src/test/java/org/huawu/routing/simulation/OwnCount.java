package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.Objects;
import java.util.TreeMap;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactRef;
import org.huawu.events.SignOutCause;
import org.huawu.routing.Effect;
import org.huawu.routing.Effect.Answer;
import org.huawu.routing.Effect.Dial;
import org.huawu.routing.Effect.PlayMusic;
import org.huawu.routing.Effect.ShowColleagueGone;
import org.huawu.routing.Effect.ShowConsult;
import org.huawu.routing.Effect.ShowOffer;
import org.huawu.routing.Effect.ShowOfferGone;
import org.huawu.routing.Effect.ShowSignedOut;
import org.huawu.routing.Effect.ShowState;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.jspecify.annotations.Nullable;

/**
 * What people in the world would count with a watch, without any event: from what they do, what the switchboard is told, and what desks
 * show. At the end it must be what the events say.
 */
final class OwnCount implements Watcher {

    /** The rule at the end of a day. */
    static final String RULE = "what is counted from events is what happened";

    private static final long DEAD_MS = 10_000;

    /** A caller. */
    private static final class Call {
        final long channel;
        long queuedMs = -1;
        boolean isAnswered;

        Call(long channel) {
            this.channel = channel;
        }
    }

    /** What an agent sees on the desk. */
    private static final class Desk {
        AgentState state = AgentState.NOT_READY;
        long sinceMs;
        long offeredMs = -1;
        /** Since when the agent is in charge of a talk; -1 while not. */
        long talkSinceMs = -1;
        /** Whether a colleague asks, and another is in charge. */
        boolean isAsked;

        Desk(long sinceMs) {
            this.sinceMs = sinceMs;
        }
    }

    private final Counts counts = new Counts();
    private final EventCount fromEvents = new EventCount();
    private final TreeMap<Long, Call> calls = new TreeMap<>();
    private final TreeMap<Long, Call> byChannel = new TreeMap<>();
    private final TreeMap<Long, Desk> desks = new TreeMap<>();

    Counts counts() {
        return counts;
    }

    @Override
    public void saw(Taken step) {
        step.events().forEach(fromEvents::add);
        if (!step.isAccepted()) {
            return;
        }
        if (step.input() instanceof ChannelEnded fact) {
            left(fact, step.atMs());
        }
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Answer order -> arrived(step);
                case Dial order -> dialled(order);
                case PlayMusic order -> waits(order, step.atMs());
                case ShowOffer notice -> {
                    counts.count(Tally.OFFERS);
                    desk(notice.agent()).offeredMs = step.atMs();
                }
                case ShowConsult notice -> desk(notice.agent()).isAsked = true;
                case ShowColleagueGone notice -> handedOver(desk(notice.agent()), notice, step);
                case ShowOfferGone notice -> rangUntil(desk(notice.agent()), goneMs(step, notice.contact()));
                case ShowState notice -> shows(notice, step);
                case ShowSignedOut notice -> {
                    boolean isThen = notice.cause() == SignOutCause.PROGRAM_DEAD
                            || (isDeadBefore(step) && notice.atMs() == step.beforeMs());
                    unless(notice.atMs() == (isThen ? step.beforeMs() : step.atMs()), "a desk shows the time", notice);
                    leaves(desk(notice.agent()), notice.atMs());
                    desks.remove(notice.agent().agent().value());
                }
                default -> {}
            }
        }
    }

    private void arrived(Taken step) {
        if (step.input() instanceof ChannelArrived fact) {
            Call call = new Call(fact.channel().value());
            calls.put(fact.contact().value(), call);
            byChannel.put(call.channel, call);
            counts.count(Tally.ARRIVED);
        }
    }

    /** Who is called is no caller: nobody waits or gives up. */
    private void dialled(Dial order) {
        Call call = new Call(order.channel().value());
        call.queuedMs = 0;
        call.isAnswered = true;
        calls.put(order.contact().contact().value(), call);
        counts.count(Tally.CALLS_OUT);
    }

    private void waits(PlayMusic order, long atMs) {
        Call call = byChannel.get(order.channel().value());
        if (call != null && call.queuedMs < 0) {
            call.queuedMs = atMs;
            counts.count(Tally.QUEUED);
        }
    }

    private void left(ChannelEnded fact, long atMs) {
        Call call = byChannel.remove(fact.channel().value());
        if (call == null || call.isAnswered || fact.ending() != ChannelEnding.HUNG_UP) {
            return;
        }
        if (call.queuedMs < 0) {
            counts.count(Tally.ABANDONED_BEFORE_QUEUE);
        } else {
            counts.abandoned(atMs - call.queuedMs);
        }
    }

    private void shows(ShowState notice, Taken step) {
        long id = notice.agent().agent().value();
        boolean isAtWork = switch (notice.state()) {
            case OFFERED, CONNECTING, TALKING, HELD, CONSULTING, DIALLING, WRAP_UP -> true;
            default -> false;
        };
        unless(isAtWork == (notice.contact() != null), "a desk shows a contact while there is work on it", notice);
        Desk desk = desks.get(id);
        if (desk == null) {
            desks.put(id, new Desk(notice.sinceMs()));
            counts.count(Tally.SIGN_INS);
            return;
        }
        boolean isThen = isDeadBefore(step) && notice.sinceMs() == step.beforeMs();
        unless(notice.sinceMs() == step.atMs() || isThen, "a desk shows the time", notice, step.atMs());
        ContactRef contact = notice.contact();
        if (contact != null && notice.state() == AgentState.WRAP_UP) {
            unless(notice.sinceMs() == goneMs(step, contact), "a dead program's time is nobody's", notice, step.atMs());
        }
        leaves(desk, notice.sinceMs());
        if (desk.state == AgentState.DIALLING && notice.state() == AgentState.TALKING) {
            counts.count(Tally.CALLS_OUT_ANSWERED);
        }
        desk.state = notice.state();
        boolean isWrapUp = notice.state() == AgentState.WRAP_UP;
        unless(!isWrapUp || desk.talkSinceMs >= 0, "a wrap-up follows a talk", notice);
        if (isWrapUp || (!isAtWork && desk.talkSinceMs >= 0)) {
            counts.count(Tally.TALKS);
            counts.add(Tally.TALK_MS, notice.sinceMs() - desk.talkSinceMs);
            desk.talkSinceMs = -1;
        }
        if (notice.state() == AgentState.CONNECTING && !desk.isAsked) {
            counts.count(Tally.ACCEPTED);
            rangUntil(desk, notice.sinceMs());
        } else if (notice.state() == AgentState.TALKING) {
            Call call = call(Objects.requireNonNull(contact));
            if (!desk.isAsked && desk.talkSinceMs < 0) {
                desk.talkSinceMs = notice.sinceMs();
            }
            if (!call.isAnswered) {
                call.isAnswered = true;
                counts.answered(notice.sinceMs() - call.queuedMs);
            }
        }
        desk.isAsked &= isAtWork;
    }

    /** Whoever asked has left the contact to this one, who is in charge of it now. */
    private static void handedOver(Desk desk, ShowColleagueGone notice, Taken step) {
        if (notice.ending() == ConsultEnding.HANDED_OVER) {
            desk.isAsked = false;
            desk.talkSinceMs = step.atMs();
        }
    }

    private void leaves(Desk desk, long atMs) {
        long spentMs = atMs - desk.sinceMs;
        counts.spent(desk.state, spentMs);
        boolean isAside = desk.state == AgentState.HELD || desk.state == AgentState.CONSULTING;
        if (isAside && desk.talkSinceMs >= 0) {
            counts.add(Tally.HOLD_MS, atMs - Math.max(desk.sinceMs, desk.talkSinceMs));
        } else if (desk.state == AgentState.WRAP_UP) {
            counts.count(Tally.WRAP_UPS);
            counts.add(Tally.WRAP_UP_MS, spentMs);
        }
        desk.sinceMs = atMs;
    }

    private void rangUntil(Desk desk, long atMs) {
        if (desk.offeredMs >= 0) {
            counts.add(Tally.RING_MS, atMs - desk.offeredMs);
            desk.offeredMs = -1;
        }
    }

    /** When a contact was over: with the last event, where the program was dead and the caller is gone since. */
    private long goneMs(Taken step, ContactRef contact) {
        boolean isGone = step.input() instanceof EpochBegan began
                && isDeadBefore(step)
                && began.channels().stream().noneMatch(each -> each.value() == call(contact).channel);
        return isGone ? step.beforeMs() : step.atMs();
    }

    private static boolean isDeadBefore(Taken step) {
        return step.input() instanceof EpochBegan && step.atMs() - step.beforeMs() > DEAD_MS;
    }

    private Desk desk(AgentRef agent) {
        return known(desks.get(agent.agent().value()), agent);
    }

    private Call call(ContactRef contact) {
        return known(calls.get(contact.contact().value()), contact);
    }

    private static <T> T known(@Nullable T what, Object ref) {
        if (what == null) {
            throw new BrokenRule("a desk shows what is there", ref.toString());
        }
        return what;
    }

    @Override
    public void over() {
        unless(desks.isEmpty(), "every desk is left", desks.keySet());
        for (Tally tally : Tally.values()) {
            long ours = counts.of(tally);
            long theirs = fromEvents.counts.of(tally);
            unless(ours == theirs, RULE, tally, "counted by the world", ours, "by the events", theirs);
        }
    }
}
