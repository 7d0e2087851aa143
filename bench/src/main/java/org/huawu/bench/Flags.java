package org.huawu.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param launcher the command {@code huawu} of the program to be measured
 * @param json whether figures are printed as JSON, one object a line, instead of a table
 */
record Flags(Path launcher, boolean json) {

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence for the person at the terminal
     */
    static Flags parse(List<String> words) {
        @Nullable Path launcher = null;
        boolean json = false;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--json" -> json = true;
                case "--launcher" -> {
                    if (!rest.hasNext()) {
                        throw new IllegalArgumentException("--launcher needs the path of the command huawu.");
                    }
                    launcher = Path.of(rest.next()).toAbsolutePath().normalize();
                }
                default ->
                    throw new IllegalArgumentException("This measurement has no flag " + word + ". It knows --json.");
            }
        }
        if (launcher == null) {
            throw new IllegalArgumentException("--launcher PATH is missing: the command huawu to be measured.");
        }
        if (!Files.isExecutable(launcher)) {
            throw new IllegalArgumentException("The launcher " + launcher + " is not there or cannot be run.");
        }
        return new Flags(launcher, json);
    }
}
