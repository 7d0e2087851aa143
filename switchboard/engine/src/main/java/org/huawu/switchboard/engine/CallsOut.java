package org.huawu.switchboard.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
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
    private final InetAddress address;
    private final TollGuard guard;
    private final LongSupplier nowMs;
    /** What the guard is to go by. */
    private volatile List<PrefixCap> caps;

    private List<PrefixCap> capsInForce;
    private Line line = dialling -> new Dialled.Refused(Dialled.Why.TRUNK_UNKNOWN);

    /** Whoever makes calls by SIP. */
    @FunctionalInterface
    interface Line {
        Dialled dial(Dialling dialling);
    }

    /**
     * @param address where we listen for sound
     * @param nowMs a clock that only goes forward
     */
    CallsOut(Calls calls, Media media, InetAddress address, List<PrefixCap> caps, LongSupplier nowMs) {
        this.calls = calls;
        this.media = media;
        this.address = address;
        this.caps = caps;
        this.capsInForce = caps;
        this.guard = new TollGuard(caps);
        this.nowMs = nowMs;
    }

    /** Other caps from now on; by any thread. */
    void replace(List<PrefixCap> next) {
        caps = next;
    }

    /** Before the control thread begins: what calls go out by. */
    void open(Line sip) {
        line = sip;
    }

    /** Why it was not done; empty when it was. */
    Optional<Rejection> dial(Order.Dial order) {
        takeCaps();
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
        Optional<RtpPlace> place = media.reserveRtp();
        if (place.isEmpty()) {
            return Optional.of(Reasons.SWITCHBOARD_FULL);
        }
        InetSocketAddress ours = new InetSocketAddress(address, place.get().port());
        Dialling dialling = new Dialling(order.trunk().value(), number, shown, ours, order.mostRingingMs());
        return switch (line.dial(dialling)) {
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

    private void takeCaps() {
        List<PrefixCap> wanted = caps;
        if (!wanted.equals(capsInForce)) {
            guard.replace(wanted);
            capsInForce = wanted;
        }
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
