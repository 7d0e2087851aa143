package org.huawu.switchboard.engine;

import java.util.Optional;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.port.TrunkId;
import org.huawu.switchboard.rtp.Leg;
import org.huawu.switchboard.rtp.LegListener;
import org.huawu.switchboard.rtp.Media;
import org.huawu.switchboard.rtp.RtpLeg;
import org.huawu.switchboard.sip.ArrivedCall;
import org.jspecify.annotations.Nullable;

/**
 * A caller by SIP.
 *
 * @param called the number of ours that was dialled
 */
record SipCaller(ArrivedCall call, String called, Media media, LegListener listener) implements Caller {

    /** The same caller by another call. */
    SipCaller by(ArrivedCall next) {
        return new SipCaller(next, called, media, listener);
    }

    @Override
    public String number() {
        return call.caller();
    }

    @Override
    public @Nullable TrunkId trunk() {
        return call.trunk().map(TrunkId::new).orElse(null);
    }

    @Override
    public void ring() {
        call.ring();
    }

    @Override
    public Answer speakEarly() {
        Optional<RtpLeg> leg = open();
        if (leg.isEmpty()) {
            return new Answer.Refused(Reasons.SWITCHBOARD_FULL);
        }
        if (!call.speakEarly(leg.get().place())) {
            leg.get().close();
            return new Answer.Refused(Reasons.CHANNEL_HEARS_NOTHING_EARLY);
        }
        // no end for silence before the answer
        follow(leg.get(), false);
        return new Answer.Given(leg.get());
    }

    @Override
    public Answer answer(@Nullable Leg early) {
        Optional<RtpLeg> leg = early instanceof RtpLeg open ? Optional.of(open) : open();
        if (leg.isEmpty()) {
            return new Answer.Refused(Reasons.SWITCHBOARD_FULL);
        }
        if (!call.answer(leg.get().place())) {
            if (early == null) {
                leg.get().close();
            }
            return new Answer.Refused(Reasons.CHANNEL_UNKNOWN);
        }
        if (early != null || !call.offer().direction().isTalk()) {
            follow(leg.get(), call.offer().direction().isTalk());
        }
        return new Answer.Given(leg.get());
    }

    private Optional<RtpLeg> open() {
        return media.openRtp(call.here(), Parties.of(call.offer(), call.host()), listener);
    }

    private void follow(RtpLeg leg, boolean isToSpeak) {
        boolean _ = Parties.turn(leg, call.offer(), isToSpeak);
    }

    @Override
    public boolean reportTransfer(int status) {
        return call.reportTransfer(status);
    }

    @Override
    public void end(int cause) {
        call.end(cause);
    }
}
