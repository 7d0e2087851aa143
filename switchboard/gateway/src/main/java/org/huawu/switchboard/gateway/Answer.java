package org.huawu.switchboard.gateway;

import org.huawu.kernel.Rejection;

/** What comes of an offer. */
public sealed interface Answer {

    /**
     * The leg is prepared; whether it connects is told by {@link SeatAudio}.
     *
     * @param sdp the answer for the browser, lines ended by CR LF
     * @param leg number of the leg, unique while the gateway lives
     */
    record Given(String sdp, long leg) implements Answer {}

    /**
     * There is no new leg; a leg the seat had goes on.
     *
     * @param rejection what is wrong with the offer, or why the gateway takes none
     */
    record Refused(Rejection rejection) implements Answer {}
}
