package org.huawu.bench;

import java.nio.ByteBuffer;
import java.util.stream.Stream;

/** What one side has heard, of the frames that count. For one thread. */
final class Tally {

    private final MediaPlan plan;
    private final HeardFrames[] heard;
    private final TimedDelays relayed;
    private final long mixFromNs;
    private final long mixToNs;
    private long mixed;
    private final Delays direct = new Delays();
    private final Delays lateness = new Delays();

    Tally(MediaPlan plan) {
        this.plan = plan;
        this.relayed = new TimedDelays(plan.relayedFrames());
        this.mixFromNs = plan.countedFromNs();
        this.mixToNs = mixFromNs + plan.countedFrames() * MediaPlan.FRAME_NS;
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
            long tookNs = nowNs - Mark.saidNs(packet, markAt);
            if (party < plan.firstNeighbour()) {
                relayed.add(nowNs, tookNs);
            } else {
                direct.add(tookNs);
            }
        }
    }

    /** A packet of a mix came, so long after the beginning. */
    void heardMix(long sinceStartNs) {
        if (sinceStartNs >= mixFromNs && sinceStartNs < mixToNs) {
            mixed++;
        }
    }

    /** How many packets of mixes came in the time that counts. */
    long mixed() {
        return mixed;
    }

    /** Of the frames that went through the switchboard as they are. */
    Delays relayed() {
        return relayed.all();
    }

    /** Of those among them that were not under way in a slow moment. */
    Delays relayedOutside(SlowMoments slow) {
        return relayed.outside(slow);
    }

    /** Of those that did not go through it: what the generator and the machine take by themselves. */
    Delays direct() {
        return direct;
    }

    /** How late frames were said. */
    Delays lateness() {
        return lateness;
    }
}
