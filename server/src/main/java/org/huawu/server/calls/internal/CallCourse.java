package org.huawu.server.calls.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactFreed;
import org.huawu.events.ContactEvent.ContactKept;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.CalleeRang;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent.ConnectFailed;
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
import org.huawu.events.OutsideEvent.OutsideRang;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.TalkEvent.ConferenceBegan;
import org.huawu.events.TalkEvent.ConsultAsked;
import org.huawu.events.TalkEvent.ConsultBegan;
import org.huawu.events.TalkEvent.ConsultEnded;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.server.calls.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What events tell of the course of their call, for people to read. What only prepares another event, and how contacts are divided among
 * vendors, is left out: no vendor learns here of another.
 */
final class CallCourse {

    private CallCourse() {}

    /** The moment that an event is; empty when it tells people nothing. */
    static Optional<Moment> of(Event event) {
        return Optional.ofNullable(
                switch (event) {
                    case ContactArrived e -> plain(e, "arrived");
                    case ContactTurnedAway e -> plain(e, "turned-away");
                    case ContactAnswered e -> plain(e, "answered");
                    case PromptStarted e -> plain(e, "prompt");
                    case PromptEnded e -> because(e, "prompt-ended", null, e.ending());
                    case ContactQueued e ->
                        new Moment(at(e), "queued", null, null, e.contact().queue(), null, null, null);
                    case ContactMoved e -> new Moment(at(e), "moved", null, null, e.to(), null, word(e.cause()), null);
                    case QueueStepReached e -> plain(e, "step");
                    case ContactKept e -> by(e, "kept", e.agent());
                    case ContactFreed e -> by(e, "freed", e.agent());
                    case OfferMade e -> by(e, "offered", e.agent());
                    case OfferRejected e -> after(e, "rejected", e.agent(), e.offeredMs());
                    case OfferTimedOut e -> after(e, "not-accepted", e.agent(), e.offeredMs());
                    case OfferWithdrawn e -> because(e, "withdrawn", e.agent(), e.cause());
                    case ConnectFailed e -> because(e, "connect-failed", e.agent(), e.cause());
                    case ContactConnected e -> after(e, "connected", e.agent(), e.waitedMs());
                    case ContactReconnected e -> after(e, "connected-again", e.agent(), e.waitedMs());
                    case CallDialled e -> by(e, "dialled", e.agent());
                    case CalleeRang e -> plain(e, "rang");
                    case CalleeAnswered e -> after(e, "callee-answered", e.agent(), e.rangMs());
                    case HoldBegan e -> because(e, "hold", e.agent(), e.cause());
                    case HoldEnded e -> after(e, "resumed", e.agent(), e.heldMs());
                    case ConsultAsked e -> with(e, "asked", e.agent(), e.asked());
                    case ConsultBegan e -> with(e, "consulting", e.agent(), e.asked());
                    case ConferenceBegan e -> with(e, "conference", e.agent(), e.asked());
                    case ConsultEnded e ->
                        new Moment(
                                at(e),
                                "consult-ended",
                                e.agent().agent(),
                                e.asked().agent(),
                                null,
                                e.spentMs(),
                                word(e.ending()),
                                null);
                    case ContactHandedOver e -> with(e, "handed-over", e.agent(), e.to());
                    case ContactRequeued e ->
                        new Moment(
                                at(e),
                                "passed-on",
                                e.agent().agent(),
                                null,
                                e.to(),
                                e.talkedMs(),
                                word(e.cause()),
                                null);
                    case OutsideEvent e -> ofOutside(e);
                    case RecordingFailed e -> because(e, "recording-failed", null, e.cause());
                    case ContactEnded e -> because(e, ended(e), null, e.cause());
                    case WrapUpBegan e -> by(e, "wrap-up", e.agent());
                    case WrapUpEnded e -> after(e, "wrap-up-ended", e.agent(), e.spentMs());
                    default -> null;
                });
    }

    private static @Nullable Moment ofOutside(OutsideEvent event) {
        return switch (event) {
            case OutsideCalled e -> by(e, "outside-called", e.agent());
            case OutsideRang e -> plain(e, "outside-rang");
            case OutsideAnswered e -> after(e, "outside-answered", e.agent(), e.rangMs());
            case OutsideConferenceBegan e -> by(e, "outside-conference", e.agent());
            case ContactPassedOn e -> after(e, "passed-outside", e.agent(), e.talkMs());
            case OutsideEnded e ->
                new Moment(at(e), "outside-ended", e.agent().agent(), null, null, e.spentMs(), word(e.ending()), null);
            case ContactReturned e -> plain(e, "returned");
            default -> null;
        };
    }

    private static String ended(ContactEnded event) {
        return switch (event.by()) {
            case CALLER -> "ended-by-caller";
            case AGENT -> "ended-by-agent";
            case SUPERVISOR -> "ended-by-supervisor";
            case OUTSIDE -> "ended-by-outside";
            case SYSTEM -> "ended";
        };
    }

    private static Moment plain(Event event, String kind) {
        return new Moment(at(event), kind, null, null, null, null, null, null);
    }

    private static Moment by(Event event, String kind, AgentRef agent) {
        return new Moment(at(event), kind, agent.agent(), null, null, null, null, null);
    }

    private static Moment with(Event event, String kind, AgentRef agent, AgentRef other) {
        return new Moment(at(event), kind, agent.agent(), other.agent(), null, null, null, null);
    }

    private static Moment after(Event event, String kind, AgentRef agent, long ms) {
        return new Moment(at(event), kind, agent.agent(), null, null, ms, null, null);
    }

    private static Moment because(Event event, String kind, @Nullable AgentRef agent, Enum<?> cause) {
        return new Moment(at(event), kind, agent == null ? null : agent.agent(), null, null, null, word(cause), null);
    }

    private static Instant at(Event event) {
        return Instant.ofEpochMilli(event.atMs());
    }

    private static String word(Enum<?> cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
