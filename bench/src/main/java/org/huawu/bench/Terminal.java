package org.huawu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a measurement for the person at the terminal. */
final class Terminal {

    private Terminal() {}

    /** What is measured. */
    @FunctionalInterface
    interface Measurement {

        /** Takes it. */
        List<Figure> of(Path launcher) throws IOException, InterruptedException;
    }

    /** What is measured as the person at the terminal wants it. */
    @FunctionalInterface
    interface FlaggedMeasurement {

        /** Takes it. */
        List<Figure> of(Flags flags) throws IOException, InterruptedException;
    }

    /**
     * Prints the figures. Exit code 1 when there are none, the reason is the last line; 2 for wrong use.
     *
     * @param args {@code --launcher PATH [--json]}
     */
    static void run(String[] args, Measurement measurement) {
        run(args, Map.of(), flags -> measurement.of(flags.launcher()));
    }

    /**
     * The same for a measurement that has flags of its own.
     *
     * @param args {@code --launcher PATH [--json]} and flags that are known
     * @param known the measurement's own flags
     */
    static void run(String[] args, Map<String, Flags.Kind> known, FlaggedMeasurement measurement) {
        Flags flags;
        try {
            flags = Flags.parse(List.of(args), known);
        } catch (IllegalArgumentException e) {
            System.err.println("huawu: " + e.getMessage());
            System.exit(2);
            return;
        }
        try {
            for (Figure figure : measurement.of(flags)) {
                System.out.println(flags.json() ? figure.asJson() : figure.asRow());
            }
        } catch (BenchFailure | IOException e) {
            System.err.println("huawu: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.err.println("huawu: The measurement was interrupted.");
            System.exit(1);
        }
    }
}
