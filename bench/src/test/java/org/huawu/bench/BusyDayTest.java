package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.routing.Decision;
import org.huawu.routing.RoutingCore;
import org.huawu.routing.RoutingState;
import org.junit.jupiter.api.Test;

/** A made-up day is what the routing core is measured with: it must be the same each time, and busy. */
class BusyDayTest {

    private static final BusyShape SMALL = new BusyShape(50, 5, 10, 3, 100, 5);
    private static final int INPUTS = 20_000;

    @Test
    void given_one_seed_when_the_day_is_made_twice_then_its_inputs_are_equal_and_those_of_another_seed_are_not() {
        List<BusyDay.Entry> first = BusyDay.of(SMALL, INPUTS, 1).day();
        assertThat(BusyDay.of(SMALL, INPUTS, 1).day()).isEqualTo(first);
        assertThat(BusyDay.of(SMALL, INPUTS, 2).day()).isNotEqualTo(first);
    }

    @Test
    void given_a_day_when_a_core_takes_it_then_many_wait_and_agents_are_offered_contacts_to_its_end() {
        BusyDay.Day day = BusyDay.of(SMALL, INPUTS, 1);
        RoutingCore core = new RoutingCore(new RoutingState(BusySettings.capacity(SMALL)));
        day.beginning().forEach(entry -> take(core, entry));
        int half = day.day().size() / 2;
        day.day().subList(0, half).forEach(entry -> take(core, entry));
        long offers = day.day().subList(half, day.day().size()).stream()
                .mapToLong(entry -> take(core, entry))
                .sum();
        assertThat(offers).isGreaterThan(half / 20);
    }

    private static long take(RoutingCore core, BusyDay.Entry entry) {
        return core.step(entry.input(), entry.position(), entry.nowMs()).decision() instanceof Decision.Decided decided
                ? decided.events().stream().filter(OfferMade.class::isInstance).count()
                : 0;
    }
}
