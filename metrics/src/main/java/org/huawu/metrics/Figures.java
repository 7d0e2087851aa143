package org.huawu.metrics;

import static org.huawu.metrics.Measure.Kind.ABANDONED;
import static org.huawu.metrics.Measure.Kind.ABANDONED_BEFORE_QUEUE;
import static org.huawu.metrics.Measure.Kind.ABANDONED_WAIT_MS;
import static org.huawu.metrics.Measure.Kind.ANSWERED;
import static org.huawu.metrics.Measure.Kind.ANSWERED_WAIT_MS;
import static org.huawu.metrics.Measure.Kind.ARRIVED;
import static org.huawu.metrics.Measure.Kind.ASSIGNED;
import static org.huawu.metrics.Measure.Kind.ASSIGNED_REPAID;
import static org.huawu.metrics.Measure.Kind.ASSIGNED_SPILLED;
import static org.huawu.metrics.Measure.Kind.CALLS_OUT;
import static org.huawu.metrics.Measure.Kind.CALLS_OUT_ANSWERED;
import static org.huawu.metrics.Measure.Kind.CALLS_OUT_RING_MS;
import static org.huawu.metrics.Measure.Kind.CLOSED_AT_ENTRY;
import static org.huawu.metrics.Measure.Kind.CLOSED_OUT;
import static org.huawu.metrics.Measure.Kind.CONNECTS_FAILED;
import static org.huawu.metrics.Measure.Kind.CONSULTS;
import static org.huawu.metrics.Measure.Kind.CONSULT_MS;
import static org.huawu.metrics.Measure.Kind.FREED;
import static org.huawu.metrics.Measure.Kind.FULL_AT_ENTRY;
import static org.huawu.metrics.Measure.Kind.HANDED_OVER;
import static org.huawu.metrics.Measure.Kind.HOLDS;
import static org.huawu.metrics.Measure.Kind.HOLD_MS;
import static org.huawu.metrics.Measure.Kind.KEPT;
import static org.huawu.metrics.Measure.Kind.LOST_AFTER_TALK;
import static org.huawu.metrics.Measure.Kind.LOST_BEFORE_QUEUE;
import static org.huawu.metrics.Measure.Kind.LOST_IN_QUEUE;
import static org.huawu.metrics.Measure.Kind.MOVED_IN;
import static org.huawu.metrics.Measure.Kind.MOVED_OUT;
import static org.huawu.metrics.Measure.Kind.OFFERED;
import static org.huawu.metrics.Measure.Kind.OFFERS_ACCEPTED;
import static org.huawu.metrics.Measure.Kind.OFFERS_MADE;
import static org.huawu.metrics.Measure.Kind.OFFERS_REJECTED;
import static org.huawu.metrics.Measure.Kind.OFFERS_TIMED_OUT;
import static org.huawu.metrics.Measure.Kind.OFFERS_WITHDRAWN;
import static org.huawu.metrics.Measure.Kind.OUTSIDE_CALLS;
import static org.huawu.metrics.Measure.Kind.OUTSIDE_MS;
import static org.huawu.metrics.Measure.Kind.PASSED_ON;
import static org.huawu.metrics.Measure.Kind.QUEUE_CLOSED;
import static org.huawu.metrics.Measure.Kind.QUEUE_FULL;
import static org.huawu.metrics.Measure.Kind.RECONNECTED;
import static org.huawu.metrics.Measure.Kind.RECONNECTED_WAIT_MS;
import static org.huawu.metrics.Measure.Kind.RELEASED;
import static org.huawu.metrics.Measure.Kind.RETURNED;
import static org.huawu.metrics.Measure.Kind.RING_MS;
import static org.huawu.metrics.Measure.Kind.SIGN_INS;
import static org.huawu.metrics.Measure.Kind.TALKS;
import static org.huawu.metrics.Measure.Kind.TALK_MS;
import static org.huawu.metrics.Measure.Kind.TRANSFERRED_IN;
import static org.huawu.metrics.Measure.Kind.TRANSFERRED_OUT;
import static org.huawu.metrics.Measure.Kind.TURNED_AWAY;
import static org.huawu.metrics.Measure.Kind.WAITED_OUT;
import static org.huawu.metrics.Measure.Kind.WRAP_UPS;
import static org.huawu.metrics.Measure.Kind.WRAP_UP_MS;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.AgentEvent;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.SkillsChanged;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentRef;
import org.huawu.events.ChoiceEvent;
import org.huawu.events.ChoiceEvent.BreakEnded;
import org.huawu.events.ConfigurationEvent;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactFreed;
import org.huawu.events.ContactEvent.ContactKept;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactPlaced;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.DialEvent;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CallSent;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.CalleeRang;
import org.huawu.events.DialEvent.EarlySoundBegan;
import org.huawu.events.DialEvent.EarlySoundSettled;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.huawu.events.OutsideEvent;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.ContactReturned;
import org.huawu.events.OutsideEvent.OutsideAnswered;
import org.huawu.events.OutsideEvent.OutsideCalled;
import org.huawu.events.OutsideEvent.OutsideConferenceBegan;
import org.huawu.events.OutsideEvent.OutsideEnded;
import org.huawu.events.OutsideEvent.OutsideJoined;
import org.huawu.events.OutsideEvent.OutsideRang;
import org.huawu.events.OutsideEvent.OutsideSent;
import org.huawu.events.Party;
import org.huawu.events.ProgramEvent;
import org.huawu.events.RecordingEvent;
import org.huawu.events.RequeueCause;
import org.huawu.events.SupervisionEvent;
import org.huawu.events.SwitchboardEvent;
import org.huawu.events.TalkEvent;
import org.huawu.events.TalkEvent.CallerJoined;
import org.huawu.events.TalkEvent.ConferenceBegan;
import org.huawu.events.TalkEvent.ConsultAccepted;
import org.huawu.events.TalkEvent.ConsultAsked;
import org.huawu.events.TalkEvent.ConsultBegan;
import org.huawu.events.TalkEvent.ConsultEnded;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;

/**
 * What each event adds to the figures. An event is enough by itself: nothing is remembered between two, so events can be
 * folded in any order, and any month again.
 */
public final class Figures {

    private final List<Change> changes = new ArrayList<>(4);

    private Figures() {}

    /** The changes of an event; none when no figure is folded from it. */
    public static List<Change> changesOf(Event event) {
        Figures figures = new Figures();
        switch (event) {
            case ContactEvent contact -> figures.ofContact(contact);
            case OfferEvent offer -> figures.ofOffer(offer);
            case AgentEvent agent -> figures.ofAgent(agent);
            case RecordingEvent recording -> {}
            case SwitchboardEvent switchboard -> {}
            case ConfigurationEvent configuration -> {}
            case ProgramEvent program -> {}
            case TalkEvent talk -> figures.ofTalk(talk);
            case DialEvent dial -> figures.ofDial(dial);
            case SupervisionEvent supervision -> {}
            case OutsideEvent outside -> figures.ofOutside(outside);
            case ChoiceEvent choice -> figures.ofChoice(choice);
        }
        return List.copyOf(figures.changes);
    }

    private void ofContact(ContactEvent event) {
        FigureKey now = FigureKey.of(event.atMs(), event.contact());
        switch (event) {
            case ContactArrived e -> count(now, ARRIVED);
            case ContactTurnedAway e -> count(now, TURNED_AWAY);
            case ContactQueued e -> count(now, OFFERED);
            case ContactConnected e -> {
                FigureKey queued = FigureKey.of(e.atMs() - e.waitedMs(), e.contact(), e.agent());
                count(queued, ANSWERED);
                add(queued, Measure.answeredAfter(e.waitedMs()), 1);
                add(queued, Measure.of(ANSWERED_WAIT_MS), e.waitedMs());
            }
            case ContactEnded e -> ended(e);
            case ContactMoved e -> moved(e);
            case ContactPlaced e -> {}
            case QueueStepReached e -> {}
            case ContactAssigned e -> assigned(e);
            case ContactReleased e -> count(FigureKey.of(e.atMs(), e.contact(), e.vendor()), RELEASED);
            case ContactKept e -> count(FigureKey.of(e.atMs(), e.contact(), e.agent()), KEPT);
            case ContactFreed e -> count(FigureKey.of(e.atMs(), e.contact(), e.agent()), FREED);
            case ContactAnswered e -> {}
            case PromptStarted e -> {}
            case PromptEnded e -> {}
        }
    }

    private void assigned(ContactAssigned event) {
        FigureKey now = FigureKey.of(event.atMs(), event.contact(), event.vendor());
        count(now, ASSIGNED);
        switch (event.how()) {
            case IN_TURN -> {}
            case SPILLED -> count(now, ASSIGNED_SPILLED);
            case REPAID -> count(now, ASSIGNED_REPAID);
        }
    }

    private void moved(ContactMoved event) {
        switch (event.cause()) {
            case QUEUE_FULL -> count(FigureKey.of(event.atMs(), event.contact()), FULL_AT_ENTRY);
            case QUEUE_CLOSED -> count(FigureKey.of(event.atMs(), event.contact()), CLOSED_AT_ENTRY);
            case WAIT_LIMIT, CLOSING_TIME, RETURNED -> {
                long queuedMs = event.atMs() - event.waitedMs();
                count(FigureKey.of(queuedMs, event.contact()), MOVED_OUT);
                count(FigureKey.of(queuedMs, event.contact().in(event.to())), MOVED_IN);
            }
            case AFTER_TALK -> {
                count(FigureKey.of(event.atMs(), event.contact()), TRANSFERRED_OUT);
                count(FigureKey.of(event.atMs(), event.contact().in(event.to())), TRANSFERRED_IN);
            }
        }
    }

    private void ended(ContactEnded event) {
        boolean byCaller = event.by() == Party.CALLER;
        switch (event.stage()) {
            case DIALLING -> {
                // that it was dialled is counted, and that nobody answered follows
            }
            case PASSED_ON -> {
                // the talks of agents were counted as they left
            }
            case ANSWERING, PROMPT -> {
                FigureKey arrived = FigureKey.of(event.atMs() - event.lastedMs(), event.contact());
                count(arrived, byCaller ? ABANDONED_BEFORE_QUEUE : withoutQueue(event.cause()));
            }
            case WAITING, OFFERED, CONNECTING -> {
                if (event.agent() != null) {
                    count(FigureKey.of(event.atMs(), event.contact(), event.agent()), LOST_AFTER_TALK);
                    return;
                }
                FigureKey queued = FigureKey.of(event.atMs() - event.waitedMs(), event.contact());
                if (byCaller) {
                    count(queued, ABANDONED);
                    add(queued, Measure.abandonedAfter(event.waitedMs()), 1);
                    add(queued, Measure.of(ABANDONED_WAIT_MS), event.waitedMs());
                } else {
                    count(queued, inQueue(event.cause()));
                }
            }
            case TALKING -> {
                AgentRef agent = event.agent();
                if (agent == null) {
                    throw new IllegalArgumentException("a talk ended without an agent: " + event);
                }
                talked(FigureKey.of(event.atMs(), event.contact(), agent), event.talkedMs());
            }
        }
    }

    private void talked(FigureKey now, long talkedMs) {
        count(now, TALKS);
        add(now, Measure.of(TALK_MS), talkedMs);
    }

    private void ofTalk(TalkEvent event) {
        FigureKey now = FigureKey.of(event.atMs(), event.contact(), event.agent());
        switch (event) {
            case HoldBegan e -> count(now, HOLDS);
            case HoldEnded e -> add(now, Measure.of(HOLD_MS), e.heldMs());
            case ConsultEnded e -> {
                count(now, CONSULTS);
                add(now, Measure.of(CONSULT_MS), e.spentMs());
            }
            case ContactHandedOver e -> {
                count(now, HANDED_OVER);
                talked(now, e.talkedMs());
            }
            case ContactRequeued e -> {
                talked(now, e.talkedMs());
                if (e.cause() == RequeueCause.TRANSFERRED) {
                    count(now, TRANSFERRED_OUT);
                    count(FigureKey.of(e.atMs(), e.contact().in(e.to())), TRANSFERRED_IN);
                } else {
                    count(now, RETURNED);
                }
            }
            case ContactReconnected e -> {
                count(now, RECONNECTED);
                add(now, Measure.of(RECONNECTED_WAIT_MS), e.waitedMs());
            }
            case CallerJoined e -> {}
            case ConsultAsked e -> {}
            case ConsultAccepted e -> {}
            case ConsultBegan e -> {}
            case ConferenceBegan e -> {}
        }
    }

    private void ofOutside(OutsideEvent event) {
        FigureKey now = FigureKey.of(event.atMs(), event.contact(), event.agent());
        switch (event) {
            case ContactPassedOn e -> {
                count(now, PASSED_ON);
                talked(now, e.talkMs());
            }
            case OutsideEnded e -> {
                count(now, OUTSIDE_CALLS);
                add(now, Measure.of(OUTSIDE_MS), e.spentMs());
            }
            case ContactReturned e -> count(now, RETURNED);
            case OutsideCalled e -> {}
            case OutsideSent e -> {}
            case OutsideRang e -> {}
            case OutsideAnswered e -> {}
            case OutsideJoined e -> {}
            case OutsideConferenceBegan e -> {}
        }
    }

    private void ofDial(DialEvent event) {
        switch (event) {
            case CallDialled e -> count(FigureKey.of(e.atMs(), e.contact(), e.agent()), CALLS_OUT);
            case CalleeAnswered e -> {
                FigureKey dialled = FigureKey.of(e.atMs() - e.rangMs(), e.contact(), e.agent());
                count(dialled, CALLS_OUT_ANSWERED);
                add(dialled, Measure.of(CALLS_OUT_RING_MS), e.rangMs());
            }
            case CallSent e -> {}
            case CalleeRang e -> {}
            case EarlySoundBegan e -> {}
            case EarlySoundSettled e -> {}
        }
    }

    /** What one counts as that ended before the queue, not by its caller. */
    private static Measure.Kind withoutQueue(EndCause cause) {
        return switch (cause) {
            case QUEUE_FULL -> QUEUE_FULL;
            case QUEUE_CLOSED -> QUEUE_CLOSED;
            default -> LOST_BEFORE_QUEUE;
        };
    }

    /** And in the queue. */
    private static Measure.Kind inQueue(EndCause cause) {
        return switch (cause) {
            case WAIT_LIMIT -> WAITED_OUT;
            case QUEUE_CLOSED -> CLOSED_OUT;
            default -> LOST_IN_QUEUE;
        };
    }

    private void ofOffer(OfferEvent event) {
        FigureKey now = FigureKey.of(event.atMs(), event.contact(), event.agent());
        switch (event) {
            case OfferMade e -> count(now, OFFERS_MADE);
            case OfferAccepted e -> offerEnded(now, OFFERS_ACCEPTED, e.offeredMs());
            case OfferRejected e -> offerEnded(now, OFFERS_REJECTED, e.offeredMs());
            case OfferTimedOut e -> offerEnded(now, OFFERS_TIMED_OUT, e.offeredMs());
            case OfferWithdrawn e -> offerEnded(now, OFFERS_WITHDRAWN, e.offeredMs());
            case ConnectFailed e -> count(now, CONNECTS_FAILED);
        }
    }

    private void offerEnded(FigureKey now, Measure.Kind how, long offeredMs) {
        count(now, how);
        add(now, Measure.of(RING_MS), offeredMs);
    }

    private void ofAgent(AgentEvent event) {
        switch (event) {
            case AgentSignedIn e -> count(FigureKey.of(HalfHour.of(e.atMs()), e.agent()), SIGN_INS);
            case AgentStateChanged e -> spent(e.agent(), Measure.timeIn(e.from()), e.atMs(), e.spentMs());
            case AgentSignedOut e -> spent(e.agent(), Measure.timeIn(e.from()), e.atMs(), e.spentMs());
            case WrapUpBegan e -> {}
            case SkillsChanged e -> {}
            case WrapUpEnded e -> {
                FigureKey now = FigureKey.of(e.atMs(), e.contact(), e.agent());
                count(now, WRAP_UPS);
                add(now, Measure.of(WRAP_UP_MS), e.spentMs());
            }
        }
    }

    private void ofChoice(ChoiceEvent event) {
        if (event instanceof BreakEnded e) {
            spent(e.agent(), Measure.onBreakFor(e.reason()), e.atMs(), e.spentMs());
        }
    }

    /** Splits a span at the half-hours it crosses. */
    private void spent(AgentRef agent, Measure measure, long untilMs, long spentMs) {
        long fromMs = untilMs - spentMs;
        while (fromMs < untilMs) {
            HalfHour halfHour = HalfHour.of(fromMs);
            long toMs = Math.min(halfHour.endMs(), untilMs);
            add(FigureKey.of(halfHour, agent), measure, toMs - fromMs);
            fromMs = toMs;
        }
    }

    private void count(FigureKey key, Measure.Kind kind) {
        add(key, Measure.of(kind), 1);
    }

    private void add(FigureKey key, Measure measure, long amount) {
        if (amount > 0) {
            changes.add(new Change(key, measure, amount));
        }
    }
}
