package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.huawu.kernel.numbers.NumberPlan;

class NumberWritingProperties {

    @Property
    void given_a_number_when_it_is_written_for_a_carrier_then_it_is_still_that_number(
            @ForAll("numbers") String canonical) {
        assertThat(NumberPlan.NATIONAL.canonical(NumberWriting.NATIONAL.write(canonical)))
                .isEqualTo(canonical);
        assertThat(NumberPlan.NATIONAL.canonical(NumberWriting.E164.write(canonical)))
                .isEqualTo(canonical);
    }

    @Example
    void given_numbers_of_each_kind_when_they_are_written_then_as_the_carriers_want_them() {
        assertThat(NumberWriting.NATIONAL.write("01012345678")).isEqualTo("01012345678");
        assertThat(NumberWriting.NATIONAL.write("+12025550123")).isEqualTo("0012025550123");
        assertThat(NumberWriting.E164.write("01012345678")).isEqualTo("+861012345678");
        assertThat(NumberWriting.E164.write("10086")).isEqualTo("10086");
        assertThat(NumberWriting.E164_DIGITS.write("13800001111")).isEqualTo("8613800001111");
        assertThat(NumberWriting.E164_DIGITS.write("+12025550123")).isEqualTo("12025550123");
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> eight = Arbitraries.strings().numeric().ofLength(8);
        return Arbitraries.oneOf(
                eight.map(digits -> "138" + digits),
                eight.map(digits -> "0102" + digits.substring(1)),
                eight.map(digits -> "07558" + digits.substring(1)),
                eight.map(digits -> "400" + digits.substring(1)),
                eight.map(digits -> "+120" + digits),
                Arbitraries.of("10086", "95588", "02110000"));
    }
}
