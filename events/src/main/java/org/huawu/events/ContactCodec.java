package org.huawu.events;

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
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link ContactEvent}. */
final class ContactCodec {

    private ContactCodec() {}

    static int type(ContactEvent event) {
        return switch (event) {
            case ContactArrived e -> 10;
            case ContactTurnedAway e -> 11;
            case ContactAnswered e -> 12;
            case PromptStarted e -> 13;
            case PromptEnded e -> 14;
            case ContactQueued e -> 15;
            case ContactConnected e -> 16;
            case ContactEnded e -> 17;
            case ContactPlaced e -> 18;
            case ContactMoved e -> 19;
            case QueueStepReached e -> 20;
            case ContactAssigned e -> 21;
            case ContactReleased e -> 22;
            case ContactKept e -> 23;
            case ContactFreed e -> 24;
        };
    }

    static void write(ByteWriter out, ContactEvent event) {
        switch (event) {
            case ContactArrived e -> {
                Fields.contact(out, e.contact());
                Fields.id(out, e.channel());
                Fields.sealed(out, e.caller());
                Fields.effect(out, e.answer());
                out.number(e.answerDueMs());
            }
            case ContactTurnedAway e -> {
                Fields.contact(out, e.contact());
                Fields.id(out, e.channel());
            }
            case ContactAnswered e -> {
                Fields.contact(out, e.contact());
            }
            case PromptStarted e -> {
                Fields.contact(out, e.contact());
                Fields.id(out, e.prompt());
                Fields.effect(out, e.playback());
                out.number(e.limitDueMs());
            }
            case PromptEnded e -> {
                Fields.contact(out, e.contact());
                Fields.id(out, e.prompt());
                Fields.effect(out, e.playback());
                out.choice(e.ending());
            }
            case ContactQueued e -> {
                Fields.contact(out, e.contact());
            }
            case ContactPlaced e -> write(out, e);
            case ContactMoved e -> write(out, e);
            case ContactAssigned e -> write(out, e);
            case ContactReleased e -> write(out, e);
            case ContactKept e -> write(out, e);
            case ContactFreed e -> write(out, e);
            case QueueStepReached e -> {
                Fields.contact(out, e.contact());
                out.number(e.step());
            }
            case ContactConnected e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                out.number(e.waitedMs());
                Fields.optionalEffect(out, e.recording());
                out.number(e.recordingDueMs());
            }
            case ContactEnded e -> {
                Fields.contact(out, e.contact());
                Fields.optionalAgent(out, e.agent());
                out.choice(e.cause());
                out.choice(e.by());
                out.choice(e.stage());
                out.number(e.lastedMs());
                out.number(e.waitedMs());
                out.number(e.talkedMs());
            }
        }
    }

    private static void write(ByteWriter out, ContactPlaced event) {
        Fields.contact(out, event.contact());
        out.choice(event.contactClass());
        out.number(event.creditMs());
        Fields.levels(out, event.needs());
    }

    private static void write(ByteWriter out, ContactMoved event) {
        Fields.contact(out, event.contact());
        Fields.id(out, event.to());
        out.choice(event.cause());
        out.number(event.waitedMs());
    }

    private static void write(ByteWriter out, ContactAssigned event) {
        Fields.contact(out, event.contact());
        Fields.id(out, event.share());
        Fields.id(out, event.vendor());
        out.choice(event.how());
        Fields.id(out, event.turn());
        out.number(event.untilMs());
    }

    private static void write(ByteWriter out, ContactReleased event) {
        Fields.contact(out, event.contact());
        Fields.id(out, event.vendor());
    }

    private static void write(ByteWriter out, ContactKept event) {
        Fields.contact(out, event.contact());
        Fields.agent(out, event.agent());
        out.number(event.untilMs());
    }

    private static void write(ByteWriter out, ContactFreed event) {
        Fields.contact(out, event.contact());
        Fields.agent(out, event.agent());
    }

    static ContactEvent read(int type, long atMs, ByteReader in) {
        return switch (type) {
            case 10 ->
                new ContactArrived(
                        atMs,
                        Fields.contact(in),
                        Fields.channel(in),
                        Fields.sealed(in),
                        Fields.effect(in),
                        in.number());
            case 11 -> new ContactTurnedAway(atMs, Fields.contact(in), Fields.channel(in));
            case 12 -> new ContactAnswered(atMs, Fields.contact(in));
            case 13 -> new PromptStarted(atMs, Fields.contact(in), Fields.prompt(in), Fields.effect(in), in.number());
            case 14 ->
                new PromptEnded(
                        atMs,
                        Fields.contact(in),
                        Fields.prompt(in),
                        Fields.effect(in),
                        in.choice(PromptEnding.values()));
            case 15 -> new ContactQueued(atMs, Fields.contact(in));
            case 16 ->
                new ContactConnected(
                        atMs,
                        Fields.contact(in),
                        Fields.agent(in),
                        in.number(),
                        Fields.optionalEffect(in),
                        in.number());
            case 17 ->
                new ContactEnded(
                        atMs,
                        Fields.contact(in),
                        Fields.optionalAgent(in),
                        in.choice(EndCause.values()),
                        in.choice(Party.values()),
                        in.choice(ContactStage.values()),
                        in.number(),
                        in.number(),
                        in.number());
            case 18 ->
                new ContactPlaced(
                        atMs, Fields.contact(in), in.choice(ContactClass.values()), in.number(), Fields.levels(in));
            case 19 ->
                new ContactMoved(
                        atMs, Fields.contact(in), new QueueId(in.number()), in.choice(MoveCause.values()), in.number());
            case 20 -> new QueueStepReached(atMs, Fields.contact(in), in.count(Configuration.MOST_STEPS_OF_A_QUEUE));
            case 21 -> assigned(atMs, in);
            case 22 -> new ContactReleased(atMs, Fields.contact(in), new VendorId(in.number()));
            case 23 -> new ContactKept(atMs, Fields.contact(in), Fields.agent(in), in.number());
            case 24 -> new ContactFreed(atMs, Fields.contact(in), Fields.agent(in));
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }

    private static ContactAssigned assigned(long atMs, ByteReader in) {
        return new ContactAssigned(
                atMs,
                Fields.contact(in),
                new ShareId(in.number()),
                new VendorId(in.number()),
                in.choice(Assignment.values()),
                Fields.optionalId(in, VendorId::new),
                in.number());
    }
}
