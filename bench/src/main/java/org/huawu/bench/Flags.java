package org.huawu.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param launcher the command {@code huawu} of the program to be measured
 * @param json whether figures are printed as JSON, one object a line, instead of a table
 * @param more what the measurement knows beyond that, by name: whole numbers from 1, seconds of a time; 1 for a flag without one
 */
record Flags(Path launcher, boolean json, Map<String, Integer> more) {

    /** What a measurement knows beyond {@code --launcher} and {@code --json}. */
    enum Kind {
        /** It is there or not. */
        SWITCH,
        /** A whole number from 1 stands behind it. */
        COUNT,
        /** A time stands behind it, such as 90s, 10m or 1h; it counts in seconds. */
        DURATION
    }

    Flags {
        more = Map.copyOf(more);
    }

    /**
     * Reads the command line.
     *
     * @param known the flags of this measurement, with their two hyphens
     * @throws IllegalArgumentException with a sentence for the person at the terminal
     */
    static Flags parse(List<String> words, Map<String, Kind> known) {
        @Nullable Path launcher = null;
        boolean json = false;
        Map<String, Integer> more = new HashMap<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--json")) {
                json = true;
            } else if (word.equals("--launcher")) {
                launcher = path(rest);
            } else if (known.get(word) == Kind.COUNT) {
                more.put(word, count(word, rest));
            } else if (known.get(word) == Kind.DURATION) {
                more.put(word, seconds(word, rest));
            } else if (known.get(word) == Kind.SWITCH) {
                more.put(word, 1);
            } else {
                throw new IllegalArgumentException(
                        "This measurement has no flag " + word + ". It knows " + names(known) + ".");
            }
        }
        if (launcher == null) {
            throw new IllegalArgumentException("--launcher PATH is missing: the command huawu to be measured.");
        }
        if (!Files.isExecutable(launcher)) {
            throw new IllegalArgumentException("The launcher " + launcher + " is not there or cannot be run.");
        }
        return new Flags(launcher, json, more);
    }

    /** Whether a flag was given. */
    boolean has(String name) {
        return more.containsKey(name);
    }

    /** The number that was given, or another when none was. */
    int count(String name, int otherwise) {
        return more.getOrDefault(name, otherwise);
    }

    private static Path path(Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("--launcher needs the path of the command huawu.");
        }
        return Path.of(rest.next()).toAbsolutePath().normalize();
    }

    private static int count(String name, Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(name + " needs a whole number from 1.");
        }
        return Integer.parseInt(text);
    }

    private static int seconds(String word, Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        if (!text.matches("[1-9]\\d{0,4}[smh]")) {
            throw new IllegalArgumentException(word + " needs a time such as 90s, 10m or 1h.");
        }
        int number = Integer.parseInt(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'h' -> 3_600 * number;
            case 'm' -> 60 * number;
            default -> number;
        };
    }

    private static String names(Map<String, Kind> known) {
        return known.isEmpty()
                ? "--json"
                : "--json, "
                        + String.join(", ", known.keySet().stream().sorted().toList());
    }
}
