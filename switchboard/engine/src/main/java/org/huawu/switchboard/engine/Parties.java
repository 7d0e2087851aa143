package org.huawu.switchboard.engine;

import java.net.InetAddress;
import org.huawu.switchboard.rtp.Codec;
import org.huawu.switchboard.rtp.RtpLeg;
import org.huawu.switchboard.rtp.RtpParty;
import org.huawu.switchboard.sip.SpeechOffer;
import org.jspecify.annotations.Nullable;

/** Parties as sound knows them, from what they said by SDP. */
final class Parties {

    /** By how many steps events of 48,000 a second go on with each sample of the house. */
    private static final int WIDE_STEPS = 6;

    private Parties() {}

    /** @param signals the host that signals for the party; null when that is not known */
    static RtpParty of(SpeechOffer said, @Nullable InetAddress signals) {
        return new RtpParty(
                Codec.of(said.payloadType()),
                said.address(),
                signals,
                said.eventType(),
                said.hasWideEvents() ? WIDE_STEPS : 1,
                said.reports(),
                said.keys());
    }

    /**
     * The party wants its sound otherwise from now on.
     *
     * @param speaks whether it is expected to say something
     * @return false when the media thread has no room for one more command
     */
    static boolean turn(RtpLeg leg, SpeechOffer said, boolean speaks) {
        return leg.redirect(
                said.address(), said.reports(), said.keys(), said.direction().wantsSound(), speaks);
    }
}
