package org.huawu.switchboard.rtp;

import org.huawu.kernel.SoundQuality;

/**
 * Adds up what is known of sound in one direction, interval by interval. Scores take a packet of 20 ms and a jitter buffer of
 * twice the jitter, 40 ms at least, as the delay beside half the round trip. Pure; not for several threads.
 */
final class StreamMeter {

    /** A second's packets: of fewer a share of loss says too little to be the worst of a call. */
    private static final int TELLING = 50;

    private static final int PACKET_MS = 20;
    private static final int LEAST_BUFFER_MS = 40;

    private long sent;
    private long lost;
    private long reports;
    private long jitterMs;
    private double scores;
    private double least = Double.MAX_VALUE;

    /**
     * Takes an interval.
     *
     * @param expected how many packets were sent in it; with none it tells nothing
     * @param missed how many of them did not come; negative when some of the interval before came late
     * @param jitter in ms
     * @param roundTripMs 0 when it is not known
     */
    void add(long expected, long missed, long jitter, long roundTripMs) {
        if (expected <= 0) {
            return;
        }
        double share = (double) Math.clamp(missed, 0, expected) / expected;
        double score = Mos.estimate(roundTripMs / 2.0 + PACKET_MS + Math.max(LEAST_BUFFER_MS, 2.0 * jitter), share);
        sent += expected;
        lost += Math.clamp(missed, -expected, expected);
        reports++;
        jitterMs += jitter;
        scores += score * expected;
        if (expected >= TELLING) {
            least = Math.min(least, score);
        }
    }

    /** Whether anything was taken since the beginning. */
    boolean hasAny() {
        return reports > 0;
    }

    /** All intervals since the beginning. */
    SoundQuality.Stream sum() {
        if (reports == 0) {
            return new SoundQuality.Stream(0, 0, 0, 0, 0);
        }
        long gone = Math.clamp(lost, 0, sent);
        double mean = scores / sent;
        return new SoundQuality.Stream(
                sent - gone, gone, jitterMs / reports, hundredths(Math.min(least, mean)), hundredths(mean));
    }

    /** Begins anew. */
    void restart() {
        sent = 0;
        lost = 0;
        reports = 0;
        jitterMs = 0;
        scores = 0;
        least = Double.MAX_VALUE;
    }

    private static long hundredths(double score) {
        return Math.round(100 * score);
    }
}
