package org.huawu.events;

import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link OfferEvent}. */
final class OfferCodec {

    private OfferCodec() {}

    static int type(OfferEvent event) {
        return switch (event) {
            case OfferMade e -> 30;
            case OfferAccepted e -> 31;
            case OfferRejected e -> 32;
            case OfferTimedOut e -> 33;
            case OfferWithdrawn e -> 34;
            case ConnectFailed e -> 35;
        };
    }

    static void write(ByteWriter out, OfferEvent event) {
        switch (event) {
            case OfferMade e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                out.number(e.dueMs());
            }
            case OfferAccepted e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                out.number(e.offeredMs());
                Fields.effect(out, e.bridge());
                out.number(e.bridgeDueMs());
            }
            case OfferRejected e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                out.number(e.offeredMs());
            }
            case OfferTimedOut e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                out.number(e.offeredMs());
            }
            case OfferWithdrawn e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                out.number(e.offeredMs());
                out.choice(e.cause());
            }
            case ConnectFailed e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                out.choice(e.cause());
            }
        }
    }

    static OfferEvent read(int type, long atMs, ByteReader in) {
        return switch (type) {
            case 30 -> new OfferMade(atMs, Fields.contact(in), Fields.agent(in), in.number());
            case 31 ->
                new OfferAccepted(
                        atMs, Fields.contact(in), Fields.agent(in), in.number(), Fields.effect(in), in.number());
            case 32 -> new OfferRejected(atMs, Fields.contact(in), Fields.agent(in), in.number());
            case 33 -> new OfferTimedOut(atMs, Fields.contact(in), Fields.agent(in), in.number());
            case 34 ->
                new OfferWithdrawn(
                        atMs, Fields.contact(in), Fields.agent(in), in.number(), in.choice(Withdrawal.values()));
            case 35 ->
                new ConnectFailed(atMs, Fields.contact(in), Fields.agent(in), in.choice(ConnectFailure.values()));
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
