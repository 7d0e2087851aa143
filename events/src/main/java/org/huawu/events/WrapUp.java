package org.huawu.events;

/**
 * How a queue has agents work on a contact after the talk, besides how long.
 *
 * @param mode how it ends
 * @param longerMs by how much the agent makes it longer at a time, 1..86,400,000; 0 where that is not possible
 * @param mostTimes how many times, 1..100; 0 where it is not possible
 */
public record WrapUp(WrapUpMode mode, long longerMs, int mostTimes) {

    /** It ends by itself. */
    public static final WrapUp TIMED = new WrapUp(WrapUpMode.TIMED, 0, 0);

    /** There is none. */
    public static final WrapUp NONE = new WrapUp(WrapUpMode.NONE, 0, 0);

    /** It ends by the agent alone. */
    public static final WrapUp REQUIRED = new WrapUp(WrapUpMode.REQUIRED, 0, 0);

    private static final long MOST_MS = 86_400_000;
    private static final int MOST_TIMES = 100;

    public WrapUp {
        boolean isLonger = mode == WrapUpMode.EXTENDABLE;
        if (longerMs < 0 || longerMs > MOST_MS || (longerMs > 0) != isLonger) {
            throw new IllegalArgumentException(
                    "longerMs must be 1.." + MOST_MS + " where wrap-up is extendable, else 0, was " + longerMs);
        }
        if (mostTimes < 0 || mostTimes > MOST_TIMES || (mostTimes > 0) != isLonger) {
            throw new IllegalArgumentException(
                    "mostTimes must be 1.." + MOST_TIMES + " where wrap-up is extendable, else 0, was " + mostTimes);
        }
    }

    /** It may be made longer. */
    public static WrapUp extendable(long longerMs, int mostTimes) {
        return new WrapUp(WrapUpMode.EXTENDABLE, longerMs, mostTimes);
    }
}
