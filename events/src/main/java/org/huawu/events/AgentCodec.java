package org.huawu.events;

import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.SkillsChanged;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link AgentEvent}. */
final class AgentCodec {

    private AgentCodec() {}

    static int type(AgentEvent event) {
        return switch (event) {
            case AgentSignedIn e -> 70;
            case AgentStateChanged e -> 71;
            case WrapUpBegan e -> 72;
            case WrapUpEnded e -> 73;
            case AgentSignedOut e -> 74;
            case SkillsChanged e -> 75;
        };
    }

    static void write(ByteWriter out, AgentEvent event) {
        switch (event) {
            case AgentSignedIn e -> {
                Fields.agent(out, e.agent());
            }
            case SkillsChanged e -> {
                Fields.agent(out, e.agent());
            }
            case AgentStateChanged e -> {
                Fields.agent(out, e.agent());
                out.choice(e.from());
                out.number(e.spentMs());
                out.choice(e.to());
                Fields.id(out, e.reason());
            }
            case WrapUpBegan e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                out.number(e.dueMs());
            }
            case WrapUpEnded e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                out.choice(e.ending());
                out.number(e.spentMs());
            }
            case AgentSignedOut e -> {
                Fields.agent(out, e.agent());
                out.choice(e.from());
                out.number(e.spentMs());
                out.choice(e.cause());
            }
        }
    }

    static AgentEvent read(int type, long atMs, ByteReader in) {
        return switch (type) {
            case 70 -> new AgentSignedIn(atMs, Fields.agent(in));
            case 71 ->
                new AgentStateChanged(
                        atMs,
                        Fields.agent(in),
                        in.choice(AgentState.values()),
                        in.number(),
                        in.choice(AgentState.values()),
                        Fields.reason(in));
            case 72 -> new WrapUpBegan(atMs, Fields.contact(in), Fields.agent(in), in.number());
            case 73 ->
                new WrapUpEnded(
                        atMs, Fields.contact(in), Fields.agent(in), in.choice(WrapUpEnding.values()), in.number());
            case 74 ->
                new AgentSignedOut(
                        atMs,
                        Fields.agent(in),
                        in.choice(AgentState.values()),
                        in.number(),
                        in.choice(SignOutCause.values()));
            case 75 -> new SkillsChanged(atMs, Fields.agent(in));
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
