package org.huawu.switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TollGuardProperties {

    private static final List<PrefixCap> CAPS =
            List.of(new PrefixCap("1", 3), new PrefixCap("13", 2), new PrefixCap("+", 1));

    /** A wish to call, so long after the one before. */
    record Wish(String number, long laterMs) {}

    private record Call(String prefix, long atMs) {}

    @Property
    void given_any_wishes_when_those_allowed_are_called_then_no_hour_has_more_of_a_prefix_than_it_may(
            @ForAll("wishes") @Size(max = 60) List<Wish> wishes) {
        TollGuard guard = new TollGuard(CAPS);
        List<Call> called = new ArrayList<>();
        long nowMs = 0;
        for (Wish wish : wishes) {
            nowMs += wish.laterMs();
            PrefixCap cap = capOf(wish.number());
            long before = cap == null ? 0 : within(called, cap.prefix(), nowMs);
            boolean isAllowed = guard.allows(wish.number(), nowMs);
            assertThat(isAllowed).isEqualTo(cap != null && before < cap.mostAnHour());
            if (isAllowed && cap != null) {
                guard.called(wish.number(), nowMs);
                called.add(new Call(cap.prefix(), nowMs));
            }
        }
    }

    @Property
    void given_one_prefix_when_it_is_called_at_once_then_as_often_as_it_may(@ForAll @IntRange(max = 50) int most) {
        TollGuard guard = new TollGuard(List.of(new PrefixCap("", most)));
        int called = 0;
        while (guard.allows("13800001111", 7)) {
            guard.called("13800001111", 7);
            called++;
        }
        assertThat(called).isEqualTo(most);
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        Arbitrary<String> numbers =
                Arbitraries.of("13800001111", "15900001111", "10086", "+12025550123", "01012345678");
        Arbitrary<Long> later = Arbitraries.longs().between(0, TollGuard.HOUR_MS / 2);
        return net.jqwik.api.Combinators.combine(numbers, later).as(Wish::new).list();
    }

    private static long within(List<Call> called, String prefix, long nowMs) {
        return called.stream()
                .filter(each -> each.prefix().equals(prefix) && nowMs - each.atMs() < TollGuard.HOUR_MS)
                .count();
    }

    private static @org.jspecify.annotations.Nullable PrefixCap capOf(String number) {
        return CAPS.stream()
                .filter(each -> number.startsWith(each.prefix()))
                .max(java.util.Comparator.comparingInt(each -> each.prefix().length()))
                .orElse(null);
    }
}
