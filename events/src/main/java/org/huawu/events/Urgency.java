package org.huawu.events;

/**
 * How soon contacts of a line are to be taken. Within a class the wait decides; priority and deadline are worth a wait that a contact
 * is given on entering, its credit.
 *
 * @param contactClass its class
 * @param priority 0..3,600; each point is worth a second of waiting
 * @param deadlineMs within which it should be taken, 1..{@value #STANDARD_DEADLINE_MS}; 0 when it has none, which is as the longest
 */
public record Urgency(ContactClass contactClass, int priority, long deadlineMs) {

    /** What a point of priority is worth, in ms. */
    public static final long POINT_MS = 1_000;

    /** A deadline that is worth nothing: ten minutes, in ms. */
    public static final long STANDARD_DEADLINE_MS = 600_000;

    /** The most a contact may be given, in ms. */
    public static final long MOST_CREDIT_MS = 3_600 * POINT_MS + STANDARD_DEADLINE_MS;

    /** As everybody. */
    public static final Urgency USUAL = new Urgency(ContactClass.NORMAL, 0, 0);

    private static final int MOST_PRIORITY = 3_600;

    public Urgency {
        if (priority < 0 || priority > MOST_PRIORITY) {
            throw new IllegalArgumentException("priority must be 0.." + MOST_PRIORITY + ", was " + priority);
        }
        if (deadlineMs < 0 || deadlineMs > STANDARD_DEADLINE_MS) {
            throw new IllegalArgumentException("deadlineMs must be 0.." + STANDARD_DEADLINE_MS + ", was " + deadlineMs);
        }
    }

    /** The wait that a contact is given on entering, in ms. */
    public long creditMs() {
        return priority * POINT_MS + (deadlineMs == 0 ? 0 : STANDARD_DEADLINE_MS - deadlineMs);
    }
}
