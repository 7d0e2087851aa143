package org.huawu.kernel.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NumberPlanProperties {

    @Property
    void given_any_text_when_it_is_made_canonical_twice_then_nothing_changes_any_more(
            @ForAll("texts") String given, @ForAll("places") NumberPlan plan) {
        String once = plan.canonical(given);
        assertThat(plan.canonical(once)).isEqualTo(once);
    }

    @Property
    void given_a_mobile_when_it_is_written_in_any_way_then_it_is_the_same_number(
            @ForAll("mobiles") String mobile, @ForAll("before") String before, @ForAll("places") NumberPlan plan) {
        String spaced = mobile.substring(0, 3) + " " + mobile.substring(3, 7) + "-" + mobile.substring(7);
        assertThat(plan.canonical(before + spaced)).isEqualTo(mobile);
    }

    @Property
    void given_a_land_line_when_it_is_written_in_any_way_then_it_is_the_same_number(
            @ForAll("areas") String area, @ForAll("locals") String local, @ForAll("places") NumberPlan plan) {
        String canonical = "0" + area + local;
        for (String before : List.of("0", "+86", "0086", "86", "+86 (")) {
            assertThat(plan.canonical(before + area + "-" + local)).isEqualTo(canonical);
        }
        assertThat(new NumberPlan(area).canonical(local)).isEqualTo(canonical);
        assertThat(NumberPlan.kind(canonical)).isEqualTo(NumberKind.FIXED);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> numbers =
                Arbitraries.strings().withChars("0123456789").ofMinLength(0).ofMaxLength(16);
        Arbitrary<String> signs = Arbitraries.strings().withChars("+0186- ;a").ofMaxLength(6);
        return Arbitraries.oneOf(
                numbers,
                signs.flatMap(before -> numbers.map(number -> before + number)),
                Arbitraries.of("+86", "0086", "86", "0", "00").flatMap(before -> numbers.map(n -> before + n)));
    }

    @Provide
    Arbitrary<NumberPlan> places() {
        return Arbitraries.of("", "10", "21", "755").map(NumberPlan::new);
    }

    @Provide
    Arbitrary<String> mobiles() {
        return Arbitraries.longs().between(13_000_000_000L, 19_999_999_999L).map(String::valueOf);
    }

    @Provide
    Arbitrary<String> before() {
        return Arbitraries.of("", "0", "+86", "0086", "86", "tel:+86");
    }

    @Provide
    Arbitrary<String> areas() {
        return Arbitraries.of("10", "20", "25", "29");
    }

    @Provide
    Arbitrary<String> locals() {
        return Arbitraries.integers().between(20_000_000, 89_999_999).map(String::valueOf);
    }
}
