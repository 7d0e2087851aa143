package org.huawu.switchboard.rtp;

/** How unevenly packets arrive: the interarrival jitter of RFC 3550, 6.4.1, computed as its appendix A.8 does. Pure. */
final class InterarrivalJitter {

    /** A difference beyond a second is a stream that jumped; it counts as a second. */
    private static final int MOST = Codec.SAMPLES_PER_S;

    private boolean isAnySeen;
    private int transit;
    private int sixteenths;

    /**
     * Takes a packet's times.
     *
     * @param timestamp when it was sent, in samples
     * @param arrival when it came, in samples of any clock that runs evenly
     */
    void add(int timestamp, int arrival) {
        int now = arrival - timestamp;
        if (isAnySeen) {
            int difference = (int) Math.min(MOST, Math.abs((long) (now - transit)));
            sixteenths += difference - ((sixteenths + 8) >> 4);
        }
        transit = now;
        isAnySeen = true;
    }

    /** The stream begins anew: its timestamps say nothing about those before; the jitter stays. */
    void restart() {
        isAnySeen = false;
    }

    /** The jitter, in samples. */
    int samples() {
        return sixteenths >> 4;
    }
}
