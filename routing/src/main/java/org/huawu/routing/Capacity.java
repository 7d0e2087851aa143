package org.huawu.routing;

import org.huawu.events.EffectId;

/**
 * How much the core holds at most. What comes beyond is turned away by a named event or rejection.
 *
 * @param contacts contacts that have not ended, 1..500,000; as many recordings may be awaited besides
 * @param agents agents signed in, 1..200,000
 * @param seats seats with audio, 1..200,000
 */
public record Capacity(int contacts, int agents, int seats) {

    /** What one core is made for: 500 seats, with room. */
    public static final Capacity STANDARD = new Capacity(5_000, 2_000, 4_000);

    public Capacity {
        check("contacts", contacts, 500_000);
        check("agents", agents, 200_000);
        check("seats", seats, 200_000);
    }

    /**
     * The most events and effects together that one step gives. Most come when an epoch opens with every channel changed:
     * each contact ends or is queued, each agent is freed and has an offer again, each seat is silent, each watch ends, and the
     * rest is hung up.
     */
    public int mostResults() {
        int orphans = SwitchboardFact.MOST_CHANNELS + SwitchboardFact.MOST_CHANNELS / EffectId.PER_EVENT;
        return 1 + 6 * contacts + 8 * agents + seats + 8 * Watches.MOST + orphans + 11 * RoutingCore.MOST_DEADLINES;
    }

    private static void check(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1.." + most + ", was " + value);
        }
    }
}
