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
 * @param eventSteps by how many steps the lengths of its telephone events go on with each sample of the house: 1, or 6 where they
 *     count as Opus does
 * @param reports where it wants our reports; the same as {@code address} when both go by one port (RFC 5761)
 * @param keys by what its sound is encrypted; null where it is not
 */
public record RtpParty(
        Codec codec,
        InetSocketAddress address,
        @Nullable InetAddress signals,
        int eventType,
        int eventSteps,
        InetSocketAddress reports,
        @Nullable SoundKeys keys) {

    /** A party whose sound is not encrypted, with telephone events of 8,000 steps a second. */
    public RtpParty(
            Codec codec,
            InetSocketAddress address,
            @Nullable InetAddress signals,
            int eventType,
            InetSocketAddress reports) {
        this(codec, address, signals, eventType, 1, reports, null);
    }
}
