package org.huawu.switchboard.gateway;

import org.huawu.kernel.SoundQuality;
import org.jspecify.annotations.Nullable;

/**
 * The sound between one browser and the gateway. Safe for any thread; frames go out in the order in which one thread
 * sends them.
 */
public interface MediaLeg {

    /** Number of the leg, unique while the gateway lives. */
    long number();

    /** The seat whose browser this is. */
    String seat();

    /** The coding of both directions. */
    Codec codec();

    /**
     * Sends one frame. Never waits.
     *
     * @param payload holds the G.711 bytes, which are copied
     * @param offset where they begin
     * @param length how many, 1 to {@value AudioFrame#MAX_PAYLOAD}; 160 are 20 ms
     * @param timestamp in samples of 1/8000 s, counted by the caller, wrapping at 2^32
     * @param marker whether this is the first frame after silence
     * @return false when the frame was dropped: the leg is not connected or no more, or the socket takes nothing
     * @throws IndexOutOfBoundsException when the bytes do not lie in the array, or are too few or too many
     */
    boolean send(byte[] payload, int offset, int length, int timestamp, boolean marker);

    /** How the sound came over since this was asked last; null before the leg is connected. Also of a leg that is lost. */
    @Nullable
    SoundQuality measured();

    /** What went over this leg up to now. */
    LegCounts counts();
}
