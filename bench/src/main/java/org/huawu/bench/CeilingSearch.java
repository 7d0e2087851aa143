package org.huawu.bench;

import java.io.IOException;
import java.util.Optional;

/** Looks for the highest load that holds: upwards by 50 from one that does, else downwards to the first that does. */
final class CeilingSearch {

    static final int STEP = 50;

    private final int most;

    /** @param most no load above this is tried */
    CeilingSearch(int most) {
        this.most = most;
    }

    /** Puts a load on. */
    @FunctionalInterface
    interface Trial<T> {

        /** What came of it; empty when it did not hold. */
        Optional<T> of(int load) throws IOException, InterruptedException;
    }

    /** What came of the highest load that holds; empty when none does. */
    <T> Optional<T> from(int load, Trial<T> trial) throws IOException, InterruptedException {
        Optional<T> best = trial.of(load);
        if (best.isEmpty()) {
            return down(load - STEP, trial);
        }
        for (int next = load + STEP; next <= most; next += STEP) {
            Optional<T> higher = trial.of(next);
            if (higher.isEmpty()) {
                return best;
            }
            best = higher;
        }
        return best;
    }

    private static <T> Optional<T> down(int load, Trial<T> trial) throws IOException, InterruptedException {
        for (int next = load; next > 0; next -= STEP) {
            Optional<T> lower = trial.of(next);
            if (lower.isPresent()) {
                return lower;
            }
        }
        return Optional.empty();
    }
}
