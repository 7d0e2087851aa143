package org.huawu.routing;

/**
 * How much the core holds at most. What comes beyond is turned away by a named event or rejection.
 *
 * @param contacts contacts that have not ended, 1..20,000; as many recordings may be awaited besides
 * @param agents agents signed in, 1..10,000
 * @param seats seats with audio, 1..20,000
 */
public record Capacity(int contacts, int agents, int seats) {

    /** What one core is made for: 500 seats, with room. */
    public static final Capacity STANDARD = new Capacity(5_000, 2_000, 4_000);

    public Capacity {
        check("contacts", contacts, 20_000);
        check("agents", agents, 10_000);
        check("seats", seats, 20_000);
    }

    private static void check(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1.." + most + ", was " + value);
        }
    }
}
