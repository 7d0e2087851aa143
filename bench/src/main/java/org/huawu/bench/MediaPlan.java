package org.huawu.bench;

import java.util.concurrent.TimeUnit;

/**
 * Who speaks, and when. Parties have numbers: callers first, then their agents, then those who join every tenth call as a
 * third, then neighbours, who hear each other without a switchboard between. Each says a frame every 20 ms. Between two parties
 * frames go as they are; where three hear each other, each hears a mix.
 *
 * @param calls how many calls there are, each from the beginning to the end
 * @param warmS for how long sound goes both ways before it counts
 * @param countedS for how long it counts
 * @param withThirds whether there are third parties
 */
record MediaPlan(int calls, int warmS, int countedS, boolean withThirds) {

    /** How many neighbours speak on each side. */
    static final int NEIGHBOURS = 10;
    /** With their third parties as many as an embedded switchboard has room for. */
    static final int MOST_CALLS = 4_500;

    /** One call in so many has a third party. */
    static final int THIRD_EVERY = 10;

    static final long FRAME_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int FRAMES_A_SECOND = 50;
    private static final int MOST_S = 36_000;

    MediaPlan {
        if (calls < 1 || calls > MOST_CALLS || warmS < 0 || countedS < 1 || countedS > MOST_S) {
            throw new BenchFailure("There may be 1 to " + MOST_CALLS + " calls for 1 to " + MOST_S + " seconds.");
        }
    }

    /** The same with another number of calls. */
    MediaPlan withCalls(int others) {
        return new MediaPlan(others, warmS, countedS, withThirds);
    }

    int agent(int call) {
        return calls + call;
    }

    /** How many calls have a third party. */
    int thirds() {
        return withThirds ? (calls + THIRD_EVERY - 1) / THIRD_EVERY : 0;
    }

    boolean hasThird(int call) {
        return withThirds && isTenth(call);
    }

    static boolean isTenth(int call) {
        return call % THIRD_EVERY == 0;
    }

    /** Who joins a call that has a third party. */
    int third(int call) {
        return 2 * calls + call / THIRD_EVERY;
    }

    /** Whether a party hears a mix: one in a call of three. */
    boolean hearsMix(int party) {
        return party < 2 * calls ? hasThird(party % calls) : party < firstNeighbour();
    }

    int firstNeighbour() {
        return 2 * calls + thirds();
    }

    /** How many parties there are, neighbours too. */
    int parties() {
        return firstNeighbour() + 2 * NEIGHBOURS;
    }

    /** How many frames each party says in all. */
    int frames() {
        return FRAMES_A_SECOND * (warmS + countedS);
    }

    /** Whether a party's frame counts. */
    boolean isCounted(int frame) {
        return frame >= FRAMES_A_SECOND * warmS && frame < frames();
    }

    /** When the first frame that counts is said, after the beginning. */
    long countedFromNs() {
        return FRAME_NS * FRAMES_A_SECOND * warmS;
    }

    /** How many frames each party says that count. */
    int countedFrames() {
        return FRAMES_A_SECOND * countedS;
    }

    /** How many frames that count are to go through the switchboard as they are, in one direction. */
    long relayedFrames() {
        return (long) (calls - thirds()) * countedFrames();
    }
}
