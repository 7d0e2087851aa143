package org.huawu.switchboard.engine;

/**
 * How often numbers that begin alike may be called.
 *
 * @param prefix of the canonical writing (see the kernel's NumberPlan): {@code 1}, {@code 010}, {@code +}, {@code +1}; empty
 *     for every number
 * @param mostAnHour calls within any 3,600,000 ms, 0..100,000; 0 for none
 */
public record PrefixCap(String prefix, int mostAnHour) {
    public PrefixCap {
        if (!prefix.matches("\\+?[0-9]{0,15}")) {
            throw new IllegalArgumentException("not what a number begins with");
        }
        if (mostAnHour < 0 || mostAnHour > 100_000) {
            throw new IllegalArgumentException("most an hour " + mostAnHour);
        }
    }
}
