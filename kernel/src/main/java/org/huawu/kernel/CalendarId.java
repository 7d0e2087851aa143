package org.huawu.kernel;

/**
 * Id of a calendar of service hours.
 *
 * @param value see {@link Id#value()}
 */
public record CalendarId(long value) implements Id {
    public CalendarId {
        Id.check("calendar", value);
    }
}
