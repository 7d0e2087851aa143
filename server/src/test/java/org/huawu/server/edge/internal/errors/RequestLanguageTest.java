package org.huawu.server.edge.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLanguageTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "EN", "fr, en;q=0.2", "zh;q=0.1, en;q=0.9", "en, zh", "zh;q=0, en;q=0.1"})
    void given_english_before_chinese_when_read_then_it_is_english(String header) {
        assertThat(RequestLanguage.of(header)).isEqualTo(RequestLanguage.ENGLISH);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {" ", "zh", "zh-Hans-CN", "fr", "*", "en;q=x", ";;;", "en;q=0", "zh-TW,en", "english", "\u0000"})
    void given_anything_else_when_read_then_it_is_chinese(String header) {
        assertThat(RequestLanguage.of(header)).isEqualTo(RequestLanguage.CHINESE);
    }

    @ParameterizedTest
    @CsvSource({"CHINESE, zh", "ENGLISH, en"})
    void given_a_language_when_named_then_it_is_by_its_code(RequestLanguage language, String code) {
        assertThat(language.code()).isEqualTo(code);
    }
}
