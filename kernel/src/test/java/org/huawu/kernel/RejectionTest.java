package org.huawu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {

    @Test
    void given_facts_when_the_map_changes_afterwards_then_the_rejection_does_not() {
        Map<String, Object> facts = new HashMap<>(Map.of("limit", 200));
        Rejection rejection = new Rejection("limit-too-large", facts);
        facts.put("limit", 1);
        assertThat(rejection.facts()).containsExactly(Map.entry("limit", 200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "Not-Lower", "with space", "slash/ed", "ünicode"})
    void given_an_ill_formed_error_id_when_a_rejection_is_made_then_it_is_refused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rejection.of(id)).withMessageContaining("error id");
    }

    @Test
    void given_an_error_id_of_65_characters_when_a_rejection_is_made_then_it_is_refused() {
        assertThat(Rejection.of("a".repeat(64)).facts()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Rejection.of("a".repeat(65)));
    }
}
