package org.huawu.events;

import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CallSent;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.CalleeRang;
import org.huawu.events.DialEvent.EarlySoundBegan;
import org.huawu.events.DialEvent.EarlySoundSettled;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link DialEvent}. */
final class DialCodec {

    private DialCodec() {}

    static int type(DialEvent event) {
        return switch (event) {
            case CallDialled e -> 190;
            case CallSent e -> 191;
            case CalleeRang e -> 192;
            case EarlySoundBegan e -> 193;
            case EarlySoundSettled e -> 194;
            case CalleeAnswered e -> 195;
        };
    }

    static void write(ByteWriter out, DialEvent event) {
        Fields.contact(out, event.contact());
        Fields.agent(out, event.agent());
        switch (event) {
            case CallDialled e -> {
                Fields.id(out, e.channel());
                Fields.sealed(out, e.callee());
                Fields.effect(out, e.dial());
                out.number(e.dialDueMs());
                out.choice(e.back());
            }
            case CallSent e -> out.number(e.givenUpMs());
            case CalleeRang e -> {}
            case EarlySoundBegan e -> Fields.effect(out, e.bridge());
            case EarlySoundSettled e -> out.flag(e.isHeard());
            case CalleeAnswered e -> {
                out.number(e.rangMs());
                Fields.optionalEffect(out, e.bridge());
                out.number(e.bridgeDueMs());
                Fields.optionalEffect(out, e.recording());
                out.number(e.recordingDueMs());
            }
        }
    }

    static DialEvent read(int type, long atMs, ByteReader in) {
        ContactRef contact = Fields.contact(in);
        AgentRef agent = Fields.agent(in);
        return switch (type) {
            case 190 ->
                new CallDialled(
                        atMs,
                        contact,
                        agent,
                        Fields.channel(in),
                        Fields.knownSealed(in),
                        Fields.effect(in),
                        in.number(),
                        in.choice(AgentState.values()));
            case 191 -> new CallSent(atMs, contact, agent, in.number());
            case 192 -> new CalleeRang(atMs, contact, agent);
            case 193 -> new EarlySoundBegan(atMs, contact, agent, Fields.effect(in));
            case 194 -> new EarlySoundSettled(atMs, contact, agent, in.flag());
            case 195 ->
                new CalleeAnswered(
                        atMs,
                        contact,
                        agent,
                        in.number(),
                        Fields.optionalEffect(in),
                        in.number(),
                        Fields.optionalEffect(in),
                        in.number());
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
