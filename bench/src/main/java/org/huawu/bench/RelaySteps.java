package org.huawu.bench;

import java.util.List;

/**
 * Which rates are tried, in calls a second.
 *
 * @param quiet at which delays are measured, the quietest first
 * @param first the first of those that are tried for how much is carried
 * @param step by how much it goes up
 * @param last the highest
 */
record RelaySteps(List<Integer> quiet, int first, int step, int last) {
    RelaySteps {
        quiet = List.copyOf(quiet);
    }
}
