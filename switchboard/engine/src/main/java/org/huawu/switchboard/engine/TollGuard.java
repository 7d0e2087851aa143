package org.huawu.switchboard.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps calls out within bounds, so that whoever gets at an orderer cannot run up a bill: a number is called only where a
 * prefix names it, and no more often in an hour than that prefix has. The longest prefix counts. Questions by one thread;
 * time comes in.
 */
final class TollGuard {

    static final long HOUR_MS = 3_600_000;

    private final Map<String, Count> counts = new HashMap<>();
    private volatile List<PrefixCap> wanted;
    private List<PrefixCap> inForce = List.of();
    private int longest;

    /**
     * What a prefix may have, and has.
     *
     * @param begun when its calls of the last hour began; mostAnHour of them at most
     */
    private record Count(int mostAnHour, ArrayDeque<Long> begun) {

        static final Count NONE = new Count(0, new ArrayDeque<>());

        boolean hasRoom(long nowMs) {
            while (!begun.isEmpty() && nowMs - begun.getFirst() >= HOUR_MS) {
                begun.removeFirst();
            }
            return begun.size() < mostAnHour;
        }
    }

    TollGuard(List<PrefixCap> caps) {
        wanted = List.copyOf(caps);
    }

    /**
     * Puts other caps in the place of those there are, for the next question; by any thread. What a prefix had within the hour
     * counts on where it stays.
     */
    void replace(List<PrefixCap> caps) {
        wanted = List.copyOf(caps);
    }

    private void takeOver() {
        List<PrefixCap> caps = wanted;
        if (caps.equals(inForce)) {
            return;
        }
        inForce = caps;
        Map<String, Count> before = Map.copyOf(counts);
        counts.clear();
        caps.forEach(each -> counts.put(
                each.prefix(),
                new Count(
                        each.mostAnHour(),
                        new ArrayDeque<>(
                                before.getOrDefault(each.prefix(), Count.NONE).begun()))));
        longest = caps.stream().mapToInt(each -> each.prefix().length()).max().orElse(0);
    }

    /**
     * Whether a number may be called now.
     *
     * @param nowMs a clock that only goes forward
     */
    boolean allows(String number, long nowMs) {
        return count(number).filter(each -> each.hasRoom(nowMs)).isPresent();
    }

    /** A number is called that may be. */
    void called(String number, long nowMs) {
        count(number).ifPresent(each -> each.begun().addLast(nowMs));
    }

    private Optional<Count> count(String number) {
        takeOver();
        for (int length = Math.min(longest, number.length()); length >= 0; length--) {
            Count count = counts.get(number.substring(0, length));
            if (count != null) {
                return Optional.of(count);
            }
        }
        return Optional.empty();
    }
}
