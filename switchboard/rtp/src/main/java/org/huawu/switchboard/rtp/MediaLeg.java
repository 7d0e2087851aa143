package org.huawu.switchboard.rtp;

import org.huawu.kernel.SoundQuality;
import org.jspecify.annotations.Nullable;

/**
 * The way out to a party whose transport belongs to somebody else, such as a browser at the gateway. The way in is the
 * {@link SeatLeg} that {@link Media#openSeat} gives in return.
 */
public interface MediaLeg {

    /** How speech is coded on this leg, both ways; never changes. */
    Codec codec();

    /**
     * Sends one packet's worth of speech. Called by the media thread; must neither block nor keep the array.
     *
     * @param payload where it lies
     * @param offset where it begins
     * @param length how many bytes it has, 1..480; mostly 160, which is 20 ms
     * @param timestamp in samples, 32 bits that wrap; runs on evenly through all that is sent on this leg
     * @param isFirst whether speech begins anew after silence or from another source (the marker of RTP)
     */
    void send(byte[] payload, int offset, int length, int timestamp, boolean isFirst);

    /** What was measured of the party's sound since this was asked last; null where nothing is. Called by the media thread. */
    default @Nullable SoundQuality measured() {
        return null;
    }
}
