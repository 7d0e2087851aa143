package org.huawu.server.hotline;

import org.huawu.kernel.CalendarId;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * When a queue lets callers in.
 *
 * @param admission by its calendar, or open or shut whatever the hour
 * @param calendarId a calendar of the same project; null for every hour
 * @param closedQueueId the queue of the same project to which callers go while it is closed; null to end the call
 * @param servedOut whether those who wait when it closes are still served
 */
public record OpeningRules(
        QueueAdmission admission,
        @Nullable CalendarId calendarId,
        @Nullable QueueId closedQueueId,
        boolean servedOut) {

    /** At every hour. */
    public static final OpeningRules ALWAYS = new OpeningRules(QueueAdmission.BY_HOURS, null, null, true);
}
