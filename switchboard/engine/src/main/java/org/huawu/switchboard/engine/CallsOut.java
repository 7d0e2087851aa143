package org.huawu.switchboard.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.numbers.NumberPlan;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.rtp.Media;
import org.huawu.switchboard.rtp.RtpPlace;
import org.huawu.switchboard.sip.Dialled;
import org.huawu.switchboard.sip.Dialling;

/** Calls somebody, when all guards let it. On the control thread only. */
final class CallsOut {

    private final Calls calls;
    private final Media media;
    private final TollGuard guard;
    private final LongSupplier nowMs;
    private Line line =
            new Line(ignored -> new Dialled.Refused(Dialled.Why.TRUNK_UNKNOWN), ignored -> Optional.empty());

    /**
     * Whoever makes calls by SIP.
     *
     * @param ours the address of ours from which calls through a trunk begin; empty when there is no such trunk
     */
    record Line(Function<Dialling, Dialled> sip, Function<String, Optional<InetAddress>> ours) {}

    /**
     * @param nowMs a clock that only goes forward
     */
    CallsOut(Calls calls, Media media, TollGuard guard, LongSupplier nowMs) {
        this.calls = calls;
        this.media = media;
        this.guard = guard;
        this.nowMs = nowMs;
    }

    /** Before the control thread begins: what calls go out by. */
    void open(Line sip) {
        line = sip;
    }

    /** Why it was not done; empty when it was. */
    Optional<Rejection> dial(Order.Dial order) {
        String number = NumberPlan.NATIONAL.canonical(order.number().plain());
        String shown = NumberPlan.NATIONAL.canonical(order.shown().plain());
        if (calls.channel(order.channel()).isPresent()) {
            return Optional.of(Reasons.CHANNEL_EXISTS);
        }
        if (!Dialling.isNumber(number) || !guard.allows(number, nowMs.getAsLong())) {
            return Optional.of(Reasons.NUMBER_NOT_ALLOWED);
        }
        if (!Dialling.isNumber(shown)) {
            return Optional.of(Reasons.NUMBER_NOT_SHOWN);
        }
        Optional<InetAddress> here = line.ours().apply(order.trunk().value());
        if (here.isEmpty()) {
            return Optional.of(Reasons.TRUNK_UNKNOWN);
        }
        Optional<RtpPlace> place = media.reserveRtp(here.get());
        if (place.isEmpty()) {
            return Optional.of(Reasons.SWITCHBOARD_FULL);
        }
        InetSocketAddress ours = new InetSocketAddress(here.get(), place.get().port());
        Dialling dialling = new Dialling(order.trunk().value(), number, shown, ours, order.mostRingingMs());
        return switch (line.sip().apply(dialling)) {
            case Dialled.Refused refused -> {
                place.get().close();
                yield Optional.of(reason(refused.why()));
            }
            case Dialled.Going going -> {
                guard.called(number, nowMs.getAsLong());
                calls.dialled(
                        order.channel(),
                        new SipCallee(going.call(), media, place.get(), calls.listener(order.channel())));
                yield Optional.empty();
            }
        };
    }

    private static Rejection reason(Dialled.Why why) {
        return switch (why) {
            case TRUNK_UNKNOWN -> Reasons.TRUNK_UNKNOWN;
            case TRUNK_FULL -> Reasons.TRUNK_FULL;
            case NUMBER_NOT_SHOWN -> Reasons.NUMBER_NOT_SHOWN;
            case NO_ROOM -> Reasons.SWITCHBOARD_FULL;
        };
    }
}
