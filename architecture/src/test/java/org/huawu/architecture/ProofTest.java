package org.huawu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.huawu.architecture.proofs.LicenceProofs;
import org.huawu.architecture.proofs.NameAndSizeProofs;
import org.huawu.architecture.proofs.OneWayProofs;
import org.huawu.architecture.proofs.Proof;
import org.huawu.architecture.proofs.PureProofs;
import org.huawu.architecture.proofs.RoomProofs;
import org.huawu.architecture.proofs.ServerProofs;
import org.huawu.architecture.proofs.TextProofs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule can fail, and finds what breaks it and nothing else. */
class ProofTest {

    private static final List<Proof> ALL = Stream.of(
                    RoomProofs.ALL,
                    PureProofs.ALL,
                    ServerProofs.ALL,
                    OneWayProofs.ALL,
                    NameAndSizeProofs.ALL,
                    TextProofs.ALL,
                    LicenceProofs.ALL)
            .flatMap(List::stream)
            .toList();

    static List<Proof> proofs() {
        return ALL;
    }

    static List<Rule> rules() {
        return Rules.ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    void given_a_sample_when_its_rule_is_checked_then_just_the_offenders_are_found(Proof proof) {
        List<Finding> findings = Rules.labelled(proof.rule()).findings(proof.sample());
        assertThat(findings.stream().map(Finding::where).distinct().toList())
                .as("%s", findings)
                .containsExactlyInAnyOrderElementsOf(proof.offenders());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void given_a_rule_when_its_proofs_are_sought_then_one_shows_that_it_can_fail(Rule rule) {
        assertThat(ALL)
                .anyMatch(proof ->
                        proof.rule().equals(rule.label()) && !proof.offenders().isEmpty());
    }
}
