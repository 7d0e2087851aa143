package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A port for a party that is to say yet how it speaks: we are the ones who call it. It becomes a leg
 * ({@link Media#openRtp(RtpPlace, RtpParty, LegListener)}) or is given back. For one thread at a time.
 */
public final class RtpPlace {

    private final Media media;
    private final PacketSocket socket;
    private final InetAddress ours;
    private boolean isGone;

    RtpPlace(Media media, PacketSocket socket, InetAddress ours) {
        this.ours = ours;
        this.media = media;
        this.socket = socket;
    }

    /** The UDP port that the party may be told. */
    public int port() {
        return socket.port();
    }

    InetAddress ours() {
        return ours;
    }

    /** Gives the port back, unless it became a leg. */
    public void close() {
        if (!isGone) {
            isGone = true;
            media.leavePlace();
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** It becomes a leg now; empty when it is gone already. */
    Optional<PacketSocket> use() {
        Optional<PacketSocket> used = isGone ? Optional.empty() : Optional.of(socket);
        isGone = true;
        return used;
    }
}
