package org.huawu.events;

import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.ContactReturned;
import org.huawu.events.OutsideEvent.OutsideAnswered;
import org.huawu.events.OutsideEvent.OutsideCalled;
import org.huawu.events.OutsideEvent.OutsideConferenceBegan;
import org.huawu.events.OutsideEvent.OutsideEnded;
import org.huawu.events.OutsideEvent.OutsideJoined;
import org.huawu.events.OutsideEvent.OutsideRang;
import org.huawu.events.OutsideEvent.OutsideSent;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link OutsideEvent}. */
final class OutsideCodec {

    private OutsideCodec() {}

    static int type(OutsideEvent event) {
        return switch (event) {
            case OutsideCalled e -> 200;
            case OutsideSent e -> 201;
            case OutsideRang e -> 202;
            case OutsideAnswered e -> 203;
            case OutsideJoined e -> 204;
            case OutsideConferenceBegan e -> 205;
            case ContactPassedOn e -> 206;
            case OutsideEnded e -> 207;
            case ContactReturned e -> 208;
        };
    }

    static void write(ByteWriter out, OutsideEvent event) {
        Fields.contact(out, event.contact());
        Fields.agent(out, event.agent());
        switch (event) {
            case OutsideCalled e -> {
                Fields.id(out, e.leg());
                Fields.id(out, e.channel());
                Fields.sealed(out, e.callee());
                Fields.effect(out, e.dial());
                out.number(e.dialDueMs());
            }
            case OutsideSent e -> out.number(e.givenUpMs());
            case OutsideRang e -> {}
            case OutsideAnswered e -> {
                out.number(e.rangMs());
                Fields.effect(out, e.bridge());
                out.number(e.bridgeDueMs());
            }
            case OutsideJoined e -> {}
            case OutsideConferenceBegan e -> {}
            case ContactPassedOn e -> {
                out.number(e.talkMs());
                Fields.optionalEffect(out, e.joined());
                out.number(e.joinedDueMs());
            }
            case OutsideEnded e -> {
                out.choice(e.ending());
                out.number(e.spentMs());
            }
            case ContactReturned e -> {}
        }
    }

    static OutsideEvent read(int type, long atMs, ByteReader in) {
        ContactRef contact = Fields.contact(in);
        AgentRef agent = Fields.agent(in);
        return switch (type) {
            case 200 ->
                new OutsideCalled(
                        atMs,
                        contact,
                        agent,
                        new ContactId(in.number()),
                        Fields.channel(in),
                        Fields.knownSealed(in),
                        Fields.effect(in),
                        in.number());
            case 201 -> new OutsideSent(atMs, contact, agent, in.number());
            case 202 -> new OutsideRang(atMs, contact, agent);
            case 203 -> new OutsideAnswered(atMs, contact, agent, in.number(), Fields.effect(in), in.number());
            case 204 -> new OutsideJoined(atMs, contact, agent);
            case 205 -> new OutsideConferenceBegan(atMs, contact, agent);
            case 206 -> new ContactPassedOn(atMs, contact, agent, in.number(), Fields.optionalEffect(in), in.number());
            case 207 -> new OutsideEnded(atMs, contact, agent, in.choice(OutsideEnding.values()), in.number());
            case 208 -> new ContactReturned(atMs, contact, agent);
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
