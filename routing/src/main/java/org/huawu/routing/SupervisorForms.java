package org.huawu.routing;

import org.huawu.events.Fields;
import org.huawu.events.ForcedState;
import org.huawu.events.WatchPart;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.SupervisorAction.ChangeWatch;
import org.huawu.routing.SupervisorAction.EndWatch;
import org.huawu.routing.SupervisorAction.ForceEnd;
import org.huawu.routing.SupervisorAction.ForceState;
import org.huawu.routing.SupervisorAction.Watch;

/** The bytes of {@link SupervisorAction} in the log. */
final class SupervisorForms {

    /** Of the types between those of agents' actions and of the configuration. */
    static final int FIRST = 45;

    static final int LAST = 49;

    private SupervisorForms() {}

    static int type(SupervisorAction action) {
        return switch (action) {
            case Watch i -> FIRST;
            case ChangeWatch i -> 46;
            case EndWatch i -> 47;
            case ForceEnd i -> 48;
            case ForceState i -> LAST;
        };
    }

    static void write(ByteWriter out, SupervisorAction action) {
        Fields.id(out, action.supervisor());
        switch (action) {
            case Watch i -> {
                Fields.id(out, i.seat());
                Fields.id(out, i.contact());
                out.choice(i.part());
                Fields.id(out, i.vendor());
            }
            case ChangeWatch i -> out.choice(i.part());
            case EndWatch i -> {}
            case ForceEnd i -> {
                Fields.id(out, i.contact());
                Fields.id(out, i.vendor());
            }
            case ForceState i -> {
                Fields.id(out, i.agent());
                out.choice(i.to());
            }
        }
    }

    static SupervisorAction read(int type, ByteReader in) {
        PersonId supervisor = new PersonId(in.number());
        return switch (type) {
            case FIRST ->
                new Watch(
                        supervisor,
                        new SeatId(in.number()),
                        new ContactId(in.number()),
                        in.choice(WatchPart.values()),
                        Fields.optionalId(in, VendorId::new));
            case 46 -> new ChangeWatch(supervisor, in.choice(WatchPart.values()));
            case 47 -> new EndWatch(supervisor);
            case 48 -> new ForceEnd(supervisor, new ContactId(in.number()), Fields.optionalId(in, VendorId::new));
            case LAST -> new ForceState(supervisor, new PersonId(in.number()), in.choice(ForcedState.values()));
            default -> throw new MalformedBytesException("unknown type of input " + type);
        };
    }
}
