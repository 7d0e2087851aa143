package org.huawu.events;

/**
 * From one moment to another, in ms since 1970 UTC: time zones and holidays are reckoned before.
 *
 * @param fromMs the first that is in it, 0 or more
 * @param untilMs the first that is not, later than {@code fromMs}
 */
public record OpenTime(long fromMs, long untilMs) {

    public OpenTime {
        if (fromMs < 0 || untilMs <= fromMs) {
            throw new IllegalArgumentException("a time has 0 <= fromMs < untilMs, was " + fromMs + " until " + untilMs);
        }
    }
}
