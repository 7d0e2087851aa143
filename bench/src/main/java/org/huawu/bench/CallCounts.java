package org.huawu.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the calls ended: those as they should be, and of the others how many for which reason. For one thread. */
final class CallCounts {

    private final Map<String, Integer> failures = new TreeMap<>();
    private int calls;

    void good() {
        calls++;
    }

    void failed(String why) {
        calls++;
        failures.merge(why, 1, Integer::sum);
    }

    /**
     * Nothing, when all were good.
     *
     * @throws BenchFailure which says how many were not, and why
     */
    void check() {
        if (!failures.isEmpty()) {
            int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
            throw new BenchFailure(failed + " of " + calls + " calls failed: "
                    + failures.entrySet().stream()
                            .map(each -> each.getValue() + " " + each.getKey())
                            .collect(Collectors.joining(", "))
                    + ". Nothing is reported.");
        }
    }
}
