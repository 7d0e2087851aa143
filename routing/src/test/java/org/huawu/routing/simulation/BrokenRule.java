package org.huawu.routing.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A rule of the world that did not hold: its name, and what was seen. */
final class BrokenRule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    BrokenRule(String rule, String seen) {
        super(rule + ": " + seen);
        this.rule = rule;
    }

    /** A fault in the core itself while it took a step. */
    BrokenRule(String rule, RuntimeException fault) {
        super(rule + ": " + fault, fault);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    /** Throws unless something holds; what was seen is told then. */
    static void unless(boolean holds, String rule, @Nullable Object... seen) {
        if (!holds) {
            throw new BrokenRule(rule, Arrays.deepToString(seen));
        }
    }
}
