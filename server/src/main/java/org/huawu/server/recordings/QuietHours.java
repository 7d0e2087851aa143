package org.huawu.server.recordings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.huawu.server.installation.SettingCheck;

/**
 * A part of each day, which may go over midnight; equal times are none of it.
 *
 * @param from its first moment
 * @param to its end
 */
public record QuietHours(LocalTime from, LocalTime to) {

    private static final String OFF = "off";

    /** Reads FROM-TO, or "off". */
    static QuietHours of(String setting, String value) {
        List<String> parts = List.of(value.split("-", -1));
        try {
            if (value.equals(OFF)) {
                return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
            } else if (parts.size() == 2) {
                return new QuietHours(LocalTime.parse(parts.getFirst()), LocalTime.parse(parts.getLast()));
            }
        } catch (DateTimeException e) {
            throw refused(setting, value);
        }
        throw refused(setting, value);
    }

    /** Whether a moment is within it, in a place. */
    public boolean contains(Instant moment, ZoneId zone) {
        LocalTime time = LocalTime.ofInstant(moment, zone);
        boolean isAfterBegin = !time.isBefore(from);
        boolean isBeforeEnd = time.isBefore(to);
        return from.isAfter(to) ? isAfterBegin || isBeforeEnd : isAfterBegin && isBeforeEnd;
    }

    private static RuntimeException refused(String setting, String value) {
        return SettingCheck.refusal(setting, value, "FROM-TO such as 01:00-05:00, or off", "起止时间，例如 01:00-05:00，或 off");
    }
}
