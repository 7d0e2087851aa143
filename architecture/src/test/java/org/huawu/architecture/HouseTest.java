package org.huawu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huawu.architecture.house.House;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its rules. That each rule can fail is shown by {@link ProofTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseTest {

    private final House house = House.ofTheRepository();
    private ExceptionList exceptions = new ExceptionList(List.of());

    static List<Rule> rules() {
        return Rules.ALL;
    }

    @BeforeAll
    void readExceptions() {
        exceptions =
                ExceptionList.parse(house.file(ExceptionList.FILE).orElseThrow().text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void given_the_house_when_a_rule_is_checked_then_it_holds(Rule rule) {
        assertThat(exceptions.problems(rule.label(), rule.findings(house))).isEmpty();
    }

    @Test
    void given_the_list_of_exceptions_when_counted_then_it_has_not_grown() {
        assertThat(exceptions.entries()).hasSize(ExceptionList.MOST);
    }

    @Test
    void given_the_list_of_exceptions_when_read_then_each_names_a_rule_that_exists() {
        assertThat(exceptions.entries())
                .extracting(ExceptionList.Entry::rule)
                .isSubsetOf(Rules.ALL.stream().map(Rule::label).toList());
    }
}
