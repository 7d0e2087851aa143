package org.huawu.kernel;

import org.jspecify.annotations.Nullable;

/**
 * How the sound of one party came over, for as long as it was measured.
 *
 * @param lastedMs how long that was
 * @param said what the party sent and we received
 * @param heard what the party says it received of ours; null when it reported nothing
 * @param roundTripMs how long a packet takes to the party and back: the mean of what was measured, rounded up; 0 when it was not
 */
public record SoundQuality(
        long lastedMs, Stream said, @Nullable Stream heard, long roundTripMs) {

    /**
     * Sound in one direction.
     *
     * @param packets how many came
     * @param lost how many did not
     * @param jitterMs how unevenly they came (RFC 3550, 6.4.1): the mean of all reports
     * @param leastMos the score (MOS, ITU-T G.107) of the worst few seconds, in hundredths, 100..450; 0 when nothing was sent
     * @param meanMos the mean score, alike
     */
    public record Stream(long packets, long lost, long jitterMs, long leastMos, long meanMos) {}
}
