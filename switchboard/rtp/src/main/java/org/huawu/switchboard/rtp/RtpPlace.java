package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A port for a party that is to say yet how it speaks: we are the ones who call it. It becomes a leg
 * ({@link Media#openRtp(RtpPlace, RtpParty, LegListener)}) or is given back. For one thread at a time.
 */
public final class RtpPlace {

    private final Media media;
    private final RtpSockets sockets;
    private boolean isGone;

    RtpPlace(Media media, RtpSockets sockets) {
        this.media = media;
        this.sockets = sockets;
    }

    /** The UDP port that the party may be told; its reports go to the one after it. */
    public int port() {
        return sockets.sound().port();
    }

    /** Gives the port back, unless it became a leg. */
    public void close() {
        if (!isGone) {
            isGone = true;
            media.leavePlace();
            try {
                sockets.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** It becomes a leg now; empty when it is gone already. */
    Optional<RtpSockets> use() {
        Optional<RtpSockets> used = isGone ? Optional.empty() : Optional.of(sockets);
        isGone = true;
        return used;
    }
}
