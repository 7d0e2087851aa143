package org.huawu.metrics;

/**
 * A half-hour of UTC, the step of time that figures are kept in. Every time zone whose offset is a multiple of half an
 * hour can be served from it.
 *
 * @param number how many half-hours lie between it and 1970, 0 or more
 */
public record HalfHour(long number) implements Comparable<HalfHour> {

    /** How long it lasts. */
    public static final long LENGTH_MS = 1_800_000;

    public HalfHour {
        if (number < 0) {
            throw new IllegalArgumentException("a half-hour is numbered from 0, was " + number);
        }
    }

    /** The half-hour in which a moment lies; its own first moment belongs to it, its end to the next. */
    public static HalfHour of(long atMs) {
        return new HalfHour(Math.floorDiv(atMs, LENGTH_MS));
    }

    /** When it begins, in ms since 1970. */
    public long beginMs() {
        return number * LENGTH_MS;
    }

    /** When the next one begins. */
    public long endMs() {
        return beginMs() + LENGTH_MS;
    }

    @Override
    public int compareTo(HalfHour other) {
        return Long.compare(number, other.number);
    }
}
