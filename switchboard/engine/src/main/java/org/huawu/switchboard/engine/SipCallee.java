package org.huawu.switchboard.engine;

import java.util.Optional;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.rtp.Codec;
import org.huawu.switchboard.rtp.G711;
import org.huawu.switchboard.rtp.Leg;
import org.huawu.switchboard.rtp.LegListener;
import org.huawu.switchboard.rtp.Media;
import org.huawu.switchboard.rtp.RtpLeg;
import org.huawu.switchboard.rtp.RtpPlace;
import org.huawu.switchboard.sip.DialledCall;
import org.huawu.switchboard.sip.SpeechOffer;
import org.jspecify.annotations.Nullable;

/** Somebody whom we call by SIP; what it said so far, and what was told of it. Touched by the control thread only. */
final class SipCallee implements Caller {

    private final DialledCall call;
    private final Media media;
    private final RtpPlace place;
    private final LegListener listener;
    private @Nullable RtpLeg leg;
    private boolean isRinging;

    SipCallee(DialledCall call, Media media, RtpPlace place, LegListener listener) {
        this.call = call;
        this.media = media;
        this.place = place;
        this.listener = listener;
    }

    DialledCall call() {
        return call;
    }

    /** It rings. True for the first time. */
    boolean rings() {
        boolean isNews = !isRinging;
        isRinging = true;
        return isNews;
    }

    /** Its sound, before the answer too; null when there is none yet. */
    @Nullable
    Leg sound() {
        return leg;
    }

    /**
     * Its network speaks before the answer. Of a call that was forked the one that said so last is heard. True for the first time.
     */
    boolean speaksEarly(SpeechOffer party) {
        boolean isNews = leg == null;
        if (isNews) {
            leg = open(party).orElse(null);
        }
        if (leg != null && speaksBy(leg, party)) {
            // no end for silence before the answer
            boolean _ = Parties.turn(leg, party, false);
        }
        return isNews && leg != null;
    }

    /** It answers. Empty when there is no room, or when it speaks by a codec of another kind than before the answer. */
    Optional<RtpLeg> answers(SpeechOffer party) {
        if (leg == null) {
            leg = open(party).orElse(null);
        }
        if (leg == null || !speaksBy(leg, party)) {
            return Optional.empty();
        }
        boolean _ = Parties.turn(leg, party, party.direction().isTalk());
        return Optional.of(leg);
    }

    /** What there is to be closed when the call is over: its leg, if there is one. */
    Optional<RtpLeg> leave() {
        place.close();
        return Optional.ofNullable(leg);
    }

    @Override
    public String called() {
        return "";
    }

    @Override
    public String number() {
        return "";
    }

    @Override
    public void ring() {
        // that is for its telephone
    }

    @Override
    public Answer answer(@Nullable Leg early) {
        return new Answer.Refused(Reasons.CHANNEL_DIALLED);
    }

    @Override
    public boolean reportTransfer(int status) {
        return call.reportTransfer(status);
    }

    @Override
    public void end(int cause) {
        call.end(cause);
    }

    /** Another branch may speak by the other law. */
    private static boolean speaksBy(RtpLeg leg, SpeechOffer party) {
        Codec codec = Codec.of(party.payloadType());
        if (codec instanceof G711 law && leg.codec() instanceof G711) {
            return leg.speakBy(law);
        }
        return leg.codec().equals(codec);
    }

    private Optional<RtpLeg> open(SpeechOffer party) {
        return media.openRtp(place, Parties.of(party, call.host()), listener);
    }
}
