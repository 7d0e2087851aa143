package org.huawu.kernel.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPlanTest {

    private static final NumberPlan BEIJING = new NumberPlan("10");
    private static final NumberPlan SHENZHEN = new NumberPlan("755");

    @ParameterizedTest
    @CsvSource({
        "13800000000, 13800000000, MOBILE",
        "013800000000, 13800000000, MOBILE",
        "+8613800000000, 13800000000, MOBILE",
        "8613800000000, 13800000000, MOBILE",
        "008613800000000, 13800000000, MOBILE",
        "+86 138-0000-0000, 13800000000, MOBILE",
        "tel:+86-138-0000-0000;phone-context=x, 13800000000, MOBILE",
        "１３８００００００００, 13800000000, MOBILE",
        "＋８６（１３８）００００ ００００, 13800000000, MOBILE",
        "(010)62345678, 01062345678, FIXED",
        "+861062345678, 01062345678, FIXED",
        "861062345678, 01062345678, FIXED",
        "075526001234, 075526001234, FIXED",
        "+8675526001234, 075526001234, FIXED",
        "03916612345, 03916612345, FIXED",
        "4008100001, 4008100001, FREEPHONE",
        "+864008100001, 4008100001, FREEPHONE",
        "04008100001, 4008100001, FREEPHONE",
        "800-810-0001, 8008100001, FREEPHONE",
        "10086, 10086, SHORT",
        "+8610086, 10086, SHORT",
        "95588, 95588, SHORT",
        "12345, 12345, SHORT",
        "02112345, 02112345, SHORT",
        "+12025550123, +12025550123, FOREIGN",
        "0012025550123, +12025550123, FOREIGN",
        "001 202 555 0123, +12025550123, FOREIGN",
        "+85221234567, +85221234567, FOREIGN",
        "62345678, 62345678, FIXED",
        "86123456, 86123456, FIXED",
        "8001, 8001, OTHER",
        "anonymous, anonymous, OTHER",
        "li.lei-2, li.lei-2, OTHER",
        "010086, 10086, SHORT",
        "010110, 010110, SHORT",
        "+86, +86, OTHER",
        "0, 0, OTHER",
        "00, 00, OTHER",
        "'', '', OTHER",
    })
    void given_a_number_as_anybody_writes_it_when_it_is_made_canonical_then_it_is_the_one_writing(
            String given, String canonical, NumberKind kind) {
        assertThat(NumberPlan.NATIONAL.canonical(given)).isEqualTo(canonical);
        assertThat(NumberPlan.kind(canonical)).isEqualTo(kind);
    }

    @Test
    void given_a_place_when_a_local_number_comes_then_it_has_the_area_code_and_others_do_not_change() {
        assertThat(BEIJING.canonical("6234 5678")).isEqualTo("01062345678");
        assertThat(SHENZHEN.canonical("26001234")).isEqualTo("075526001234");
        assertThat(BEIJING.canonical("075526001234")).isEqualTo("075526001234");
        assertThat(BEIJING.canonical("10086")).isEqualTo("10086");
        assertThat(BEIJING.canonical("8001")).isEqualTo("8001");
    }

    @Test
    void given_a_city_hotline_when_it_is_dialled_with_the_area_code_then_it_is_ours_without_and_anothers_with() {
        assertThat(BEIJING.canonical("01012345")).isEqualTo("12345");
        assertThat(BEIJING.canonical("+861012345")).isEqualTo("12345");
        assertThat(BEIJING.canonical("010110")).isEqualTo("110");
        assertThat(BEIJING.canonical("075512345")).isEqualTo("075512345");
        assertThat(SHENZHEN.canonical("075512345")).isEqualTo("12345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"010", "1", "11", "7555", "x"})
    void given_what_is_no_area_code_when_a_plan_is_made_then_it_is_refused_with_an_example(String given) {
        assertThatThrownBy(() -> new NumberPlan(given)).hasMessageContaining("such as 10 or 755");
    }
}
