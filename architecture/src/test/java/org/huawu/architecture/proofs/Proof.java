package org.huawu.architecture.proofs;

import java.util.List;
import org.huawu.architecture.house.House;

/**
 * A sample and what a rule finds in it.
 *
 * @param rule label of the rule
 * @param story what the sample shows
 * @param sample the files
 * @param offenders where the rule finds something; empty when it finds nothing
 */
public record Proof(String rule, String story, House sample, List<String> offenders) {

    public Proof {
        offenders = List.copyOf(offenders);
    }

    /** A sample that breaks the rule in the places named. */
    static Proof fails(String rule, String story, House.Sample sample, String... offenders) {
        return new Proof(rule, story, sample.build(), List.of(offenders));
    }

    /** A sample that comes near and keeps the rule. */
    static Proof holds(String rule, String story, House.Sample sample) {
        return new Proof(rule, story, sample.build(), List.of());
    }

    @Override
    public String toString() {
        return rule + ": " + story + (offenders.isEmpty() ? ": nothing is found" : ": is found");
    }
}
