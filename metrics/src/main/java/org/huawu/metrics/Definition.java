package org.huawu.metrics;

import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A named and versioned formula by which a figure is shown. A definition never changes: another formula is another
 * version, and a report keeps the version it was made with.
 *
 * @param id stable, lower case words joined by hyphens; a limit is part of it
 * @param version from 1
 * @param chinese what Chinese contact centres call it
 * @param english what it is called in English
 * @param formula in words
 * @param source the statement of docs/requirements.md that asks for it
 * @param unit what it is shown in
 * @param part what is divided
 * @param whole by what
 */
public record Definition(
        String id,
        int version,
        String chinese,
        String english,
        String formula,
        String source,
        Unit unit,
        ToLongFunction<Sums> part,
        ToLongFunction<Sums> whole) {

    /** What a figure is shown in. */
    public enum Unit {
        /** A share of 1, shown in percent. */
        SHARE,
        /** Milliseconds, shown in seconds. */
        MS
    }

    /** The figure, or none when there is nothing to divide by. */
    public Optional<Ratio> of(Sums sums) {
        return Ratio.of(part.applyAsLong(sums), whole.applyAsLong(sums));
    }
}
