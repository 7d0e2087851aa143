package org.huawu.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A rate or an average, exact: it is rounded only where it is shown.
 *
 * @param part what is divided, 0 or more
 * @param whole by what, 1 or more
 */
public record Ratio(long part, long whole) {

    public Ratio {
        if (part < 0 || whole < 1) {
            throw new IllegalArgumentException("no ratio: " + part + "/" + whole);
        }
    }

    /** The ratio, or none where there is nothing to divide by. */
    public static Optional<Ratio> of(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(new Ratio(part, whole));
    }

    /** The value with so many decimals, halves rounded up. */
    public BigDecimal rounded(int decimals) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
    }

    /** Whether it is more than so many hundredths of a percent; exact, without rounding. */
    public boolean isMoreThan(int basisPoints) {
        return compare(basisPoints) > 0;
    }

    /** Whether it is so many hundredths of a percent or more; exact, without rounding. */
    public boolean isAtLeast(int basisPoints) {
        return compare(basisPoints) >= 0;
    }

    private int compare(int basisPoints) {
        BigDecimal wanted = BigDecimal.valueOf(basisPoints).multiply(BigDecimal.valueOf(whole));
        return BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(10_000)).compareTo(wanted);
    }
}
