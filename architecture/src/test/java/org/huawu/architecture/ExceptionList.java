package org.huawu.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What breaks a rule and is borne for now. The list may only shrink: what no longer breaks its rule must go from it, and
 * {@link #MOST} goes down with it.
 *
 * @param entries one for each thing borne
 */
public record ExceptionList(List<Entry> entries) {

    /** Where the list stands in the repository. */
    public static final String FILE = "architecture/exceptions.txt";

    /** How many exceptions there are. Lower it whenever one has gone; never raise it. */
    public static final int MOST = 2;

    /**
     * One exception.
     *
     * @param rule its label
     * @param where what breaks it, as the finding says
     * @param reason why it is borne
     */
    public record Entry(String rule, String where, String reason) {}

    public ExceptionList {
        entries = List.copyOf(entries);
    }

    /** Reads the list: a line each of the form {@code rule | where | reason}; # begins a comment. */
    public static ExceptionList parse(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] parts = line.split("\\s+\\|\\s+", -1);
                if (parts.length != 3 || parts[2].isBlank()) {
                    throw new IllegalArgumentException("not of the form \"rule | where | reason\": " + line);
                }
                entries.add(new Entry(parts[0], parts[1], parts[2]));
            }
        }
        return new ExceptionList(entries);
    }

    /** What is wrong with a rule after its exceptions: findings that are not borne, and exceptions that find nothing to bear. */
    public List<String> problems(String rule, List<Finding> findings) {
        Set<String> borne = entries.stream()
                .filter(entry -> entry.rule().equals(rule))
                .map(Entry::where)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> problems = new ArrayList<>();
        findings.stream()
                .filter(finding -> !borne.contains(finding.where()))
                .map(Finding::toString)
                .forEach(problems::add);
        findings.forEach(finding -> borne.remove(finding.where()));
        borne.forEach(where -> problems.add(where + ": is in " + FILE
                + " but no longer breaks the rule; take it from the list" + " and lower its greatest number"));
        return problems;
    }
}
