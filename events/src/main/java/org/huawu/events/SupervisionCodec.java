package org.huawu.events;

import org.huawu.events.SupervisionEvent.EndForced;
import org.huawu.events.SupervisionEvent.OfWatch;
import org.huawu.events.SupervisionEvent.StateForced;
import org.huawu.events.SupervisionEvent.WatchBegan;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.SupervisionEvent.WatchHeard;
import org.huawu.events.SupervisionEvent.WatchMoved;
import org.huawu.events.SupervisionEvent.WatchPartChanged;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link SupervisionEvent}. */
final class SupervisionCodec {

    static final int FIRST = 170;

    private static final int END_FORCED = 175;
    private static final int STATE_FORCED = 176;

    private SupervisionCodec() {}

    static int type(SupervisionEvent event) {
        return switch (event) {
            case WatchBegan e -> FIRST;
            case WatchMoved e -> 171;
            case WatchHeard e -> 172;
            case WatchPartChanged e -> 173;
            case WatchEnded e -> 174;
            case EndForced e -> END_FORCED;
            case StateForced e -> STATE_FORCED;
        };
    }

    static void write(ByteWriter out, SupervisionEvent event) {
        Fields.id(out, event.supervisor());
        switch (event) {
            case OfWatch watch -> write(out, watch);
            case EndForced e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
            }
            case StateForced e -> {
                Fields.agent(out, e.agent());
                out.choice(e.to());
            }
        }
    }

    private static void write(ByteWriter out, OfWatch watch) {
        Fields.contact(out, watch.contact());
        Fields.id(out, watch.seat());
        out.choice(watch.part());
        switch (watch) {
            case WatchBegan e -> {
                Fields.agent(out, e.agent());
                Fields.id(out, e.vendor());
            }
            case WatchMoved e -> {
                Fields.optionalEffect(out, e.bridge());
                Fields.optionalEffect(out, e.joined());
                out.number(e.joinedDueMs());
            }
            case WatchHeard e -> {}
            case WatchPartChanged e -> out.choice(e.before());
            case WatchEnded e -> {
                out.choice(e.ending());
                out.number(e.watchedMs());
            }
        }
    }

    static SupervisionEvent read(int type, long atMs, ByteReader in) {
        PersonId supervisor = new PersonId(in.number());
        return switch (type) {
            case END_FORCED -> new EndForced(atMs, Fields.contact(in), Fields.agent(in), supervisor);
            case STATE_FORCED -> new StateForced(atMs, Fields.agent(in), supervisor, in.choice(ForcedState.values()));
            default -> watch(type, atMs, supervisor, in);
        };
    }

    private static OfWatch watch(int type, long atMs, PersonId supervisor, ByteReader in) {
        ContactRef contact = Fields.contact(in);
        SeatId seat = new SeatId(in.number());
        WatchPart part = in.choice(WatchPart.values());
        return switch (type) {
            case FIRST -> {
                AgentRef agent = Fields.agent(in);
                VendorId vendor = Fields.optionalId(in, VendorId::new);
                yield new WatchBegan(atMs, contact, agent, supervisor, seat, part, vendor);
            }
            case 171 ->
                new WatchMoved(
                        atMs,
                        contact,
                        supervisor,
                        seat,
                        part,
                        Fields.optionalEffect(in),
                        Fields.optionalEffect(in),
                        in.number());
            case 172 -> new WatchHeard(atMs, contact, supervisor, seat, part);
            case 173 -> new WatchPartChanged(atMs, contact, supervisor, seat, part, in.choice(WatchPart.values()));
            case 174 ->
                new WatchEnded(atMs, contact, supervisor, seat, part, in.choice(WatchEnding.values()), in.number());
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
