package org.huawu.switchboard.sip;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What a caller is to hear of us before the answer, and the answer that waits for it (RFC 3262 3). Guarded by its call. */
final class EarlyWord {

    private String sdp = "";
    private boolean isSaid;
    private @Nullable InetSocketAddress answersAt;

    /** He is to hear us, as this SDP says. */
    void want(String ours) {
        sdp = ours;
    }

    /** Whether he is to. */
    boolean isWanted() {
        return !sdp.isEmpty();
    }

    /** He is told now. */
    void said() {
        isSaid = true;
    }

    /** Whether he is still to be told. */
    boolean isWaiting() {
        return isWanted() && !isSaid;
    }

    /** Our SDP; empty when he is not to hear us. */
    String sdp() {
        return sdp;
    }

    /** The call is to be answered as soon as he has confirmed. */
    void answerAt(InetSocketAddress place) {
        answersAt = place;
    }

    /** Where we listen when the call is answered then; null when it is not to be. */
    @Nullable
    InetSocketAddress answersAt() {
        return answersAt;
    }
}
