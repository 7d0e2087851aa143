package org.huawu.architecture.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.TrackedFile;

/** The list of requirements: complete, and honest about what proves each of them. */
public final class RequirementRules {

    private static final String FILE = "docs/requirements.md";
    private static final int COUNT = 248;
    private static final String NONE = "—";
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (F-\\d+) \\| (.+?) \\| ([A-Z]) \\| ([a-z]+) \\| (.+?) \\|$");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\| *(F-\\d+) *\\|");
    private static final Pattern TEST = Pattern.compile("`?([\\w./-]+)::([^`]+?)`?");

    private RequirementRules() {}

    private record Row(String number, String state, String tests) {}

    /** F-001 to F-248, once each, in order, each in a known state. */
    public static List<Finding> areComplete(House house) {
        Optional<TrackedFile> file = house.file(FILE);
        if (file.isEmpty()) {
            return List.of(new Finding(FILE, "is missing"));
        }
        List<Finding> findings = new ArrayList<>();
        List<String> numbers = NUMBERED.matcher(file.get().text())
                .results()
                .map(match -> match.group(1))
                .toList();
        for (int i = 0; i < Math.max(COUNT, numbers.size()); i++) {
            String expected = i < COUNT ? "F-%03d".formatted(i + 1) : "nothing";
            String actual = i < numbers.size() ? numbers.get(i) : "nothing";
            if (!expected.equals(actual)) {
                findings.add(new Finding(FILE, "row " + (i + 1) + " is " + actual + " instead of " + expected));
                break; // every row after it is out of place too
            }
        }
        List<Row> rows = rows(file.get());
        if (rows.size() != numbers.size()) {
            findings.add(
                    new Finding(FILE, numbers.size() - rows.size() + " rows have not the five columns of the others"));
        }
        rows.stream()
                .filter(row -> !List.of("planned", "begun", "done").contains(row.state()))
                .forEach(row ->
                        findings.add(new Finding(FILE + "#" + row.number(), "has no such state: " + row.state())));
        return findings;
    }

    /** What is begun or done names its tests, and every test named exists. */
    public static List<Finding> nameTestsThatExist(House house) {
        List<Finding> findings = new ArrayList<>();
        for (Row row : house.file(FILE).map(RequirementRules::rows).orElse(List.of())) {
            String where = FILE + "#" + row.number();
            if (row.tests().equals(NONE)) {
                if (!row.state().equals("planned")) {
                    findings.add(new Finding(where, "is " + row.state() + " and names no test"));
                }
                continue;
            }
            for (String named : row.tests().split(",\\s+", -1)) {
                problem(house, named.strip()).ifPresent(what -> findings.add(new Finding(where, what)));
            }
        }
        return findings;
    }

    private static Optional<String> problem(House house, String named) {
        Matcher test = TEST.matcher(named);
        if (!test.matches()) {
            return Optional.of("\"" + named + "\" is no test of the form path::name");
        }
        Optional<TrackedFile> file = house.file(test.group(1));
        if (file.isEmpty()) {
            return Optional.of(test.group(1) + " does not exist");
        }
        return file.get().text().contains(test.group(2))
                ? Optional.empty()
                : Optional.of(test.group(1) + " has no test " + test.group(2));
    }

    private static List<Row> rows(TrackedFile file) {
        return ROW.matcher(file.text())
                .results()
                .map(match -> new Row(match.group(1), match.group(4), match.group(5)))
                .toList();
    }
}
