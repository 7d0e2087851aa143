package org.huawu.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionListTest {

    private static final Finding LONG = new Finding("a/A.java#A.o", "has 61 lines");

    @Test
    void given_a_finding_without_exception_when_judged_then_it_is_a_problem() {
        assertThat(ExceptionList.parse("# none\n\n").problems("method-lines", List.of(LONG)))
                .containsExactly("a/A.java#A.o: has 61 lines");
    }

    @Test
    void given_a_finding_with_an_exception_when_judged_then_it_is_borne() {
        ExceptionList list = ExceptionList.parse("method-lines | a/A.java#A.o | is cut next");
        assertThat(list.problems("method-lines", List.of(LONG))).isEmpty();
        assertThat(list.problems("file-lines", List.of(LONG))).hasSize(1);
    }

    @Test
    void given_an_exception_that_is_no_longer_needed_when_judged_then_it_is_a_problem() {
        ExceptionList list = ExceptionList.parse("method-lines | a/A.java#A.o | is cut next");
        assertThat(list.problems("method-lines", List.of()))
                .singleElement()
                .asString()
                .contains("no longer breaks");
    }

    @Test
    void given_an_exception_without_a_reason_when_read_then_it_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExceptionList.parse("method-lines | a/A.java"));
        assertThatIllegalArgumentException().isThrownBy(() -> ExceptionList.parse("method-lines | a/A.java |  "));
    }
}
