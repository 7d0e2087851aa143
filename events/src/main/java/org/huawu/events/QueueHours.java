package org.huawu.events;

import org.huawu.kernel.CalendarId;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * When a queue lets contacts in, and where those go who come at another time.
 *
 * @param admission by what
 * @param calendar its hours; none for every hour
 * @param closedTo the queue to which contacts go while it is closed, keeping their place; none to end them
 * @param isServedOut whether those who wait when it closes are still served; else they go as those do who come later
 */
public record QueueHours(
        Admission admission,
        @Nullable CalendarId calendar,
        @Nullable QueueId closedTo,
        boolean isServedOut) {

    /** At every hour. */
    public static final QueueHours ALWAYS = new QueueHours(Admission.BY_HOURS, null, null, true);
}
