package org.huawu.architecture;

/**
 * One thing that breaks a rule.
 *
 * @param where what breaks it: a file, a file and a member ({@code path#member}), or a class. Without a line number, so that
 *     it stays the same while the file changes
 * @param what what is wrong with it, for a person to read
 */
public record Finding(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
