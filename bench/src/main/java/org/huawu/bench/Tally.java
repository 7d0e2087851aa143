package org.huawu.bench;

import java.nio.ByteBuffer;
import java.util.stream.Stream;

/** What one side has heard, of the frames that count. For one thread. */
final class Tally {

    private final MediaPlan plan;
    private final HeardFrames[] heard;
    private final Delays relayed = new Delays();
    private final Delays direct = new Delays();
    private final Delays lateness = new Delays();

    Tally(MediaPlan plan) {
        this.plan = plan;
        this.heard = Stream.generate(HeardFrames::new).limit(plan.parties()).toArray(HeardFrames[]::new);
    }

    /** A frame was said, so long after it was due. */
    void said(int frame, long lateNs) {
        if (plan.isCounted(frame)) {
            lateness.add(lateNs);
        }
    }

    /** A packet came; what bears no mark is none of ours. */
    void heard(ByteBuffer packet, int markAt, long nowNs) {
        if (!Mark.stands(packet, markAt)) {
            return;
        }
        int party = Mark.party(packet, markAt);
        int frame = Mark.frame(packet, markAt);
        if (party < heard.length && plan.isCounted(frame) && heard[party].isNew(frame)) {
            (party < plan.firstNeighbour() ? relayed : direct).add(nowNs - Mark.saidNs(packet, markAt));
        }
    }

    /** Of the frames that went through the switchboard. */
    Delays relayed() {
        return relayed;
    }

    /** Of those that did not: what the generator and the machine take by themselves. */
    Delays direct() {
        return direct;
    }

    /** How late frames were said. */
    Delays lateness() {
        return lateness;
    }
}
