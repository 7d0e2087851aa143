package org.huawu.events;

import org.huawu.events.ChoiceEvent.BreakEnded;
import org.huawu.events.ChoiceEvent.NextChosen;
import org.huawu.events.ChoiceEvent.PauseBegan;
import org.huawu.events.ChoiceEvent.WrapUpExtended;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link ChoiceEvent}. */
final class ChoiceCodec {

    /** The first type of these. */
    static final int FIRST = 180;

    private ChoiceCodec() {}

    static int type(ChoiceEvent event) {
        return switch (event) {
            case NextChosen e -> FIRST;
            case WrapUpExtended e -> 181;
            case PauseBegan e -> 182;
            case BreakEnded e -> 183;
        };
    }

    static void write(ByteWriter out, ChoiceEvent event) {
        Fields.agent(out, event.agent());
        switch (event) {
            case NextChosen e -> {
                out.choice(e.next());
                Fields.id(out, e.reason());
            }
            case WrapUpExtended e -> {
                Fields.contact(out, e.contact());
                out.number(e.dueMs());
                out.number(e.step());
            }
            case PauseBegan e -> out.number(e.dueMs());
            case BreakEnded e -> {
                Fields.id(out, e.reason());
                out.number(e.spentMs());
            }
        }
    }

    static ChoiceEvent read(int type, long atMs, ByteReader in) {
        AgentRef agent = Fields.agent(in);
        return switch (type) {
            case FIRST -> new NextChosen(atMs, agent, in.choice(NextState.values()), Fields.reason(in));
            case 181 -> {
                ContactRef contact = Fields.contact(in);
                yield new WrapUpExtended(atMs, contact, agent, in.number(), in.count(Integer.MAX_VALUE));
            }
            case 182 -> new PauseBegan(atMs, agent, in.number());
            case 183 -> new BreakEnded(atMs, agent, new ReasonId(in.number()), in.number());
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
