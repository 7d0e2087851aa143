package org.huawu.switchboard.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.huawu.kernel.SoundKeys;
import org.jspecify.annotations.Nullable;

/**
 * A party as its SDP describes it.
 *
 * @param codec how speech is coded, both ways
 * @param address where it wants its sound
 * @param signals the host that signals for it; null when that is not known
 * @param eventType the payload type of its telephone events, 96..127; -1 when it sends none
 * @param reports where it wants our reports; the same as {@code address} when both go by one port (RFC 5761)
 * @param keys by what its sound is encrypted; null where it is not
 */
public record RtpParty(
        Codec codec,
        InetSocketAddress address,
        @Nullable InetAddress signals,
        int eventType,
        InetSocketAddress reports,
        @Nullable SoundKeys keys) {

    /** A party whose sound is not encrypted. */
    public RtpParty(
            Codec codec,
            InetSocketAddress address,
            @Nullable InetAddress signals,
            int eventType,
            InetSocketAddress reports) {
        this(codec, address, signals, eventType, reports, null);
    }
}
