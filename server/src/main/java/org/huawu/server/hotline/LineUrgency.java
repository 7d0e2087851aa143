package org.huawu.server.hotline;

/**
 * How soon the callers of a line are to be answered, see {@link org.huawu.events.Urgency}.
 *
 * @param callerClass whose callers go first, whatever the wait
 * @param priority 0..3,600; a point is worth a second of waiting
 * @param deadlineMs within which they should be answered, 1,000..600,000; 0 for no deadline
 */
public record LineUrgency(CallerClass callerClass, int priority, long deadlineMs) {

    /** As most lines have it. */
    public static final LineUrgency USUAL = new LineUrgency(CallerClass.NORMAL, 0, 0);
}
