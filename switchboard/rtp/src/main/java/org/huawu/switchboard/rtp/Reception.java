package org.huawu.switchboard.rtp;

/**
 * Counts what came of one stream and what did not, by its sequence numbers (RFC 3550, A.1 and A.3), and its jitter (A.8). A source
 * is believed from its second packet in a row on, at its beginning and after a jump; the first of the two counts then too.
 * Pure; not for several threads; allocates only when it reports.
 */
public final class Reception {

    /** Further ahead than this a number is a jump, not a loss. */
    private static final int MOST_DROPOUT = 3_000;
    /** Further back than this a number is a jump, not a packet that was overtaken. */
    private static final int MOST_OVERTAKEN = 100;

    private static final int MOST_LOST = 0x7F_FFFF;
    private static final int NONE = -1;

    private int source;
    private final InterarrivalJitter jitter = new InterarrivalJitter();
    private boolean isStarted;
    private long first;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private long expectedEarlier;
    private long receivedEarlier;
    /** What would follow upon the last packet that was not believed. */
    private int believedNext = NONE;

    /** The reception of a source of which nothing came yet. */
    public Reception(int source) {
        this.source = source;
    }

    /**
     * Takes note of a packet.
     *
     * @param sequence its number, 0..65535
     * @param timestamp when it was sent, in samples
     * @param arrival when it came, in samples of any clock that runs evenly, 32 bits that wrap
     */
    public void take(int sequence, int timestamp, int arrival) {
        if (isCounted(sequence)) {
            jitter.add(timestamp, arrival);
        }
    }

    /** Takes note of a packet whose times say nothing of jitter, such as a key's. */
    void takeUntimed(int sequence) {
        boolean _ = isCounted(sequence);
    }

    /** Another source sends from here on; what came before stays in the sums. */
    void restart(int next) {
        keepSums();
        source = next;
        isStarted = false;
        received = 0;
        expectedBefore = 0;
        receivedBefore = 0;
        believedNext = NONE;
        jitter.restart();
    }

    /** How many packets came, of all sources together. */
    long receivedInAll() {
        return receivedEarlier + received;
    }

    /** How many were sent, of all sources together, as their numbers say. */
    long expectedInAll() {
        return expectedEarlier + expected();
    }

    /** The jitter, in samples. */
    int jitter() {
        return jitter.samples();
    }

    private boolean isCounted(int sequence) {
        int ahead = (short) (sequence - (int) highest);
        boolean isJump = ahead >= MOST_DROPOUT || ahead < -MOST_OVERTAKEN;
        if (!isStarted || isJump) {
            // A.1, MIN_SEQUENTIAL: two in a row are a stream that begins; one is a stray.
            if (sequence != believedNext) {
                believedNext = (sequence + 1) & 0xFFFF;
                return false;
            }
            start((sequence - 1) & 0xFFFF);
            highest++;
            received++;
        } else if (ahead > 0) {
            highest += ahead;
        }
        believedNext = NONE;
        received++;
        return true;
    }

    /** How many packets were lost so far; negative when more came twice. */
    public int lost() {
        return Math.clamp(expected() - received, -MOST_LOST - 1, MOST_LOST);
    }

    /**
     * What a report says of this source, from the report before on.
     *
     * @param lastReport the middle 32 bits of the time in the source's latest sender report; 0 when there was none
     * @param sinceLastReport how long ago that came, in 65536ths of a second
     */
    public ReceptionReport report(int lastReport, int sinceLastReport) {
        long expected = expected() - expectedBefore;
        long lost = expected - (received - receivedBefore);
        expectedBefore = expected();
        receivedBefore = received;
        int share = expected == 0 || lost <= 0 ? 0 : (int) Math.min(255, lost * 256 / expected);
        return new ReceptionReport(source, share, lost(), (int) highest, jitter.samples(), lastReport, sinceLastReport);
    }

    private long expected() {
        return isStarted ? highest - first + 1 : 0;
    }

    private void keepSums() {
        expectedEarlier += expected();
        receivedEarlier += received;
    }

    private void start(int sequence) {
        keepSums();
        isStarted = true;
        first = sequence;
        highest = sequence;
        received = 0;
        expectedBefore = 0;
        receivedBefore = 0;
        jitter.restart();
    }
}
