package org.huawu.metrics;

/**
 * What is added to one stored number.
 *
 * @param key whose
 * @param measure which
 * @param amount how much, 0 or more
 */
public record Change(FigureKey key, Measure measure, long amount) {
    public Change {
        if (amount < 0) {
            throw new IllegalArgumentException("a figure only grows, not by " + amount);
        }
    }
}
