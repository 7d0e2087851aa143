package org.huawu.server.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.huawu.server.edge.RejectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王晓燕",
                "Zoë O'Neil-Łuk",
                "👩\u200D👩\u200D👧",
                "👩\u200D❤\uFE0F\u200D👩",
                "👩🏽\u200D💻 台",
                "☎\uFE0F",
                "می\u200Cخواهم",
                "क्\u200Dष",
                "葛\uDB40\uDD00城",
                "两 个\u3000字",
            })
    void given_a_name_that_can_be_seen_when_checked_then_it_stays_as_it_is(String name) {
        assertThat(Name.of("name", name, 100)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u00A0",
                "\u3000\u2003",
                "\u2800",
                "\u115F",
                "\u1160",
                "\u3164",
                "\uFFA0",
                "\u034F",
                "\u200D",
                "\uFE0F",
                "\u0301",
                "\u200Ba",
                "a\u200D",
                "\u200Da",
                "a\u200D\u200Db",
                "a \u200Db",
                "\uFE0Fa",
                "a\uFE0F\uFE0F",
                "a\u2800b",
                "a\u202Eb",
                "a\tb",
                "a\u2028b",
                "a\u0000",
                "\uD800",
            })
    void given_a_name_with_nothing_to_see_or_something_hidden_when_checked_then_it_is_refused(String name) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> Name.of("name", name, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A0", "2007", "202F", "3000", "85", "9", "2028", "1680", "205F"})
    void given_white_space_of_any_script_around_a_name_when_checked_then_it_is_taken_off(String code) {
        String space = Character.toString(Integer.parseInt(code, 16));
        assertThat(Name.of("name", space + "华 务" + space + space, 100)).isEqualTo("华 务");
    }

    @Test
    void given_a_name_as_long_as_it_may_be_when_checked_then_characters_count_and_not_their_halves() {
        assertThat(Name.of("name", "𠮷".repeat(30), 30)).hasSize(60);
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> Name.of("name", "𠮷".repeat(31), 30));
    }
}
