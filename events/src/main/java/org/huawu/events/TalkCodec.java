package org.huawu.events;

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
import org.huawu.kernel.QueueId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link TalkEvent}. */
final class TalkCodec {

    private TalkCodec() {}

    static int type(TalkEvent event) {
        return switch (event) {
            case HoldBegan e -> 150;
            case HoldEnded e -> 151;
            case CallerJoined e -> 152;
            case ConsultAsked e -> 153;
            case ConsultAccepted e -> 154;
            case ConsultBegan e -> 155;
            case ConferenceBegan e -> 156;
            case ConsultEnded e -> 157;
            case ContactHandedOver e -> 158;
            case ContactRequeued e -> 159;
            case ContactReconnected e -> 160;
        };
    }

    static void write(ByteWriter out, TalkEvent event) {
        Fields.contact(out, event.contact());
        Fields.agent(out, event.agent());
        switch (event) {
            case HoldBegan e -> out.choice(e.cause());
            case HoldEnded e -> {
                out.number(e.heldMs());
                Fields.optionalEffect(out, e.joined());
                out.number(e.joinedDueMs());
            }
            case CallerJoined e -> {}
            case ConsultAsked e -> {
                Fields.agent(out, e.asked());
                out.number(e.dueMs());
            }
            case ConsultAccepted e -> {
                Fields.agent(out, e.asked());
                out.number(e.offeredMs());
                Fields.effect(out, e.bridge());
                out.number(e.bridgeDueMs());
            }
            case ConsultBegan e -> Fields.agent(out, e.asked());
            case ConferenceBegan e -> Fields.agent(out, e.asked());
            case ConsultEnded e -> {
                Fields.agent(out, e.asked());
                out.choice(e.ending());
                out.number(e.spentMs());
            }
            case ContactHandedOver e -> {
                Fields.agent(out, e.to());
                out.number(e.talkedMs());
                Fields.optionalEffect(out, e.joined());
                out.number(e.joinedDueMs());
            }
            case ContactRequeued e -> {
                Fields.id(out, e.to());
                out.choice(e.cause());
                out.number(e.talkedMs());
            }
            case ContactReconnected e -> {
                out.number(e.waitedMs());
                Fields.optionalEffect(out, e.recording());
                out.number(e.recordingDueMs());
            }
        }
    }

    static TalkEvent read(int type, long atMs, ByteReader in) {
        ContactRef contact = Fields.contact(in);
        AgentRef agent = Fields.agent(in);
        return switch (type) {
            case 150 -> new HoldBegan(atMs, contact, agent, in.choice(HoldCause.values()));
            case 151 -> new HoldEnded(atMs, contact, agent, in.number(), Fields.optionalEffect(in), in.number());
            case 152 -> new CallerJoined(atMs, contact, agent);
            case 153 -> new ConsultAsked(atMs, contact, agent, Fields.agent(in), in.number());
            case 154 ->
                new ConsultAccepted(
                        atMs, contact, agent, Fields.agent(in), in.number(), Fields.effect(in), in.number());
            case 155 -> new ConsultBegan(atMs, contact, agent, Fields.agent(in));
            case 156 -> new ConferenceBegan(atMs, contact, agent, Fields.agent(in));
            case 157 ->
                new ConsultEnded(
                        atMs, contact, agent, Fields.agent(in), in.choice(ConsultEnding.values()), in.number());
            case 158 ->
                new ContactHandedOver(
                        atMs, contact, agent, Fields.agent(in), in.number(), Fields.optionalEffect(in), in.number());
            case 159 ->
                new ContactRequeued(
                        atMs, contact, agent, new QueueId(in.number()), in.choice(RequeueCause.values()), in.number());
            case 160 ->
                new ContactReconnected(atMs, contact, agent, in.number(), Fields.optionalEffect(in), in.number());
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
