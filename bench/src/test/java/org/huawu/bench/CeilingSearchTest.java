package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CeilingSearchTest {

    private final List<Integer> tried = new ArrayList<>();
    private final CeilingSearch search = new CeilingSearch(700);

    @Test
    void given_a_ceiling_above_the_first_load_when_it_is_looked_for_then_loads_rise_until_one_breaks()
            throws IOException, InterruptedException {
        assertThat(search.from(500, upTo(649))).contains(600);
        assertThat(tried).containsExactly(500, 550, 600, 650);
    }

    @Test
    void given_a_ceiling_below_the_first_load_when_it_is_looked_for_then_loads_fall_until_one_holds()
            throws IOException, InterruptedException {
        assertThat(search.from(500, upTo(420))).contains(400);
        assertThat(tried).containsExactly(500, 450, 400);
    }

    @Test
    void given_no_load_that_holds_when_looked_for_then_there_is_no_ceiling() throws IOException, InterruptedException {
        assertThat(search.from(120, upTo(0))).isEmpty();
        assertThat(tried).containsExactly(120, 70, 20);
    }

    @Test
    void given_that_all_loads_hold_when_looked_for_then_the_highest_that_may_be_tried_is_the_ceiling()
            throws IOException, InterruptedException {
        assertThat(search.from(600, upTo(10_000))).contains(700);
        assertThat(tried).containsExactly(600, 650, 700);
    }

    private CeilingSearch.Trial<Integer> upTo(int ceiling) {
        return load -> {
            tried.add(load);
            return load <= ceiling ? Optional.of(load) : Optional.empty();
        };
    }
}
