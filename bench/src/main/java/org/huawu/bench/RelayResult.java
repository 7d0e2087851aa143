package org.huawu.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What came of calls that were passed on.
 *
 * @param plan which calls
 * @param calls each of them
 * @param tookNs from the first INVITE to the last
 * @param slow when the machine itself went slowly
 */
record RelayResult(RelayPlan plan, List<RelayedCall> calls, long tookNs, SlowMoments slow) {

    /** How much of the planned rate is that rate. */
    private static final double NEARLY = 0.98;

    RelayResult {
        calls = List.copyOf(calls);
    }

    /** Reasons, and of how many calls each. */
    Map<String, Integer> failures() {
        return counted(calls.stream().map(RelayedCall::failure).filter(Objects::nonNull));
    }

    /** What the switchboard sent again, and how often. */
    Map<String, Integer> repeated() {
        return counted(calls.stream().map(RelayedCall::repeated).flatMap(List::stream));
    }

    private static Map<String, Integer> counted(Stream<String> words) {
        Map<String, Integer> counts = new TreeMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    /** Whether every call was as it should be, nothing was said twice, and as many calls came as were to. */
    boolean holds() {
        long plannedNs = plan.dueNs(plan.calls() - 1);
        return failures().isEmpty() && repeated().isEmpty() && tookNs * NEARLY <= plannedNs;
    }

    /** From the caller's INVITE to that at the callee: what so many percent of all that arrived do not exceed. */
    long toInviteNs(int percent) {
        return percentile(percent, call -> true);
    }

    /** The same of those calls alone that the machine did not hold up. */
    long toInviteSteadyNs(int percent) {
        return percentile(percent, call -> !slow.touch(call.invitedNs(), call.reachedNs()));
    }

    private long percentile(int percent, Predicate<RelayedCall> counts) {
        long[] tookNs = calls.stream()
                .filter(call -> call.reachedNs() > 0)
                .filter(counts)
                .mapToLong(call -> call.reachedNs() - call.invitedNs())
                .toArray();
        if (tookNs.length == 0) {
            throw new BenchFailure("No call reached the callee: " + failures() + ".");
        }
        return Percentile.of(tookNs, percent);
    }
}
