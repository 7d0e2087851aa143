package org.huawu.switchboard.engine;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.port.TrunkId;
import org.huawu.switchboard.rtp.LegListener;
import org.huawu.switchboard.rtp.Media;
import org.huawu.switchboard.rtp.RtpLeg;
import org.huawu.switchboard.sip.ArrivedCall;
import org.huawu.switchboard.sip.SpeechOffer;
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
    public Answer answer() {
        SpeechOffer offer = call.offer();
        Optional<RtpLeg> leg = media.openRtp(call.here(), Parties.of(offer, call.host()), listener);
        if (leg.isEmpty()) {
            return new Answer.Refused(Reasons.SWITCHBOARD_FULL);
        }
        if (!call.answer(new InetSocketAddress(call.here(), leg.get().port()))) {
            leg.get().close();
            return new Answer.Refused(Reasons.CHANNEL_UNKNOWN);
        }
        if (!offer.direction().isTalk()) {
            boolean _ = Parties.turn(leg.get(), offer, false);
        }
        return new Answer.Given(leg.get());
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
