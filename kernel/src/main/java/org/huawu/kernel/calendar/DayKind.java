package org.huawu.kernel.calendar;

/** Whether people work on a day. */
public enum DayKind {
    /** Monday to Friday, and no holiday. */
    WORKDAY(true),
    /** Saturday or Sunday as usual. */
    DAY_OFF(false),
    /** Off by a holiday's arrangement, be it the feast itself or a day beside it. */
    HOLIDAY(false),
    /** A day off as the week goes that is worked for a holiday elsewhere. */
    MAKE_UP_WORKDAY(true),
    /** The notice of that year is not there: nobody knows yet. */
    NOT_PUBLISHED(false);

    private final boolean isWorked;

    DayKind(boolean isWorked) {
        this.isWorked = isWorked;
    }

    /** Whether it is surely worked. */
    public boolean isWorked() {
        return isWorked;
    }
}
