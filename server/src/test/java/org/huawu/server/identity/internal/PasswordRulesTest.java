package org.huawu.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.huawu.server.edge.RejectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "下雨天留客天留我不留今日",
                "k7m2p9xw4rta",
                "Password of the green door 7",
                "𠮷𠮷野家の牛丼は大盛りで美味"
            })
    void given_a_long_password_without_a_pattern_when_it_is_checked_then_it_is_taken(String password) {
        assertThatCode(() -> PasswordRules.check(password, "liuyang")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "k7m2p9xw4rt, password-too-short",
        "'', password-too-short",
        "𠮷𠮷野家の牛丼は大盛, password-too-short",
        "111111111111, password-common",
        "abababababab, password-common",
        "qwertyuiopasdf, password-common",
        "lkjhgfdsapoi, password-common",
        "123456789012, password-common",
        "210987654321, password-common",
        "Password1234, password-common",
        "P@ssw0rd!2026, password-common",
        "huawu-2026-11-21, password-common",
        "my name is LiuYang, password-contains-name"
    })
    void given_a_weak_password_when_it_is_checked_then_the_reason_is_named(String password, String errorId) {
        RejectedException refused =
                catchThrowableOfType(RejectedException.class, () -> PasswordRules.check(password, "liuyang"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rejection().errorId()).isEqualTo(errorId);
    }

    @Test
    void given_a_password_of_129_characters_when_it_is_checked_then_it_is_too_long() {
        String longest = "k7m2p9xw4rta".repeat(11).substring(0, 128);
        assertThatCode(() -> PasswordRules.check(longest, "liuyang")).doesNotThrowAnyException();
        RejectedException refused =
                catchThrowableOfType(RejectedException.class, () -> PasswordRules.check(longest + "x", "liuyang"));
        assertThat(refused.rejection().errorId()).isEqualTo("password-too-long");
        assertThat(refused.rejection().facts()).containsEntry("most", 128);
    }

    @Test
    void given_a_login_name_of_two_letters_when_it_stands_in_a_long_password_then_that_is_fine() {
        assertThatCode(() -> PasswordRules.check("the quick brown fox", "ox")).doesNotThrowAnyException();
    }
}
