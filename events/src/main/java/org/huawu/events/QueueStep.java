package org.huawu.events;

/**
 * What a queue asks of agents for those who have waited so long in it. A queue asks less with time, or something else, or other agents
 * besides.
 *
 * @param afterMs from which wait in this queue on, 0..86,400,000
 * @param need what is asked then
 */
public record QueueStep(long afterMs, Need need) {

    private static final long MOST_MS = 86_400_000;

    public QueueStep {
        if (afterMs < 0 || afterMs > MOST_MS) {
            throw new IllegalArgumentException("afterMs must be 0.." + MOST_MS + ", was " + afterMs);
        }
        if (need.skills() > Need.MOST_SKILLS || need.depth() > Need.MOST_DEPTH) {
            throw new IllegalArgumentException("a need has " + Need.MOST_SKILLS + " skills and " + Need.MOST_DEPTH
                    + " levels at most, was " + need.skills() + " and " + need.depth());
        }
    }
}
