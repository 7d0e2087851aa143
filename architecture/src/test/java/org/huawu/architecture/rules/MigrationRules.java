package org.huawu.architecture.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.TrackedFile;

/** Where migrations lie and in which order they run. There is one history for all modules. */
public final class MigrationRules {

    private static final Pattern NAME = Pattern.compile("V(\\d{8})_(\\d{2})_(\\d{2})__([a-z]+)(_[a-z0-9]+)+\\.sql");
    private static final Pattern CREATES = Pattern.compile(
            "create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?([a-z_]+\\.[a-z0-9_]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCES =
            Pattern.compile("references\\s+([a-z_]+\\.[a-z0-9_]+)", Pattern.CASE_INSENSITIVE);

    private MigrationRules() {}

    /** A migration lies in the folder of its module and begins with the module's name, after a date and two numbers. */
    public static List<Finding> liesInItsModule(House house) {
        List<Finding> findings = new ArrayList<>();
        for (TrackedFile file : Migrations.files(house)) {
            Matcher name = NAME.matcher(file.name());
            String module = Migrations.moduleOf(file);
            boolean moduleExists = house.files().stream()
                    .anyMatch(other -> other.path()
                            .startsWith("server/src/main/java/"
                                    + house.serverPackage().replace('.', '/') + "/" + module + "/"));
            if (module.isEmpty() || !moduleExists) {
                findings.add(new Finding(file.path(), "lies in the folder of no module"));
            } else if (!name.matches() || !isDate(name.group(1))) {
                findings.add(new Finding(file.path(), "must be named VYYYYMMDD_NN_NN__" + module + "_words.sql"));
            } else if (!name.group(4).equals(module)) {
                findings.add(new Finding(
                        file.path(), "lies in the folder of " + module + " but is named after " + name.group(4)));
            }
        }
        return findings;
    }

    /** No two migrations have the same version, and none refers to a table that a later one makes. */
    public static List<Finding> runsInOneOrder(House house) {
        List<TrackedFile> inOrder = Migrations.files(house).stream()
                .sorted(Comparator.comparing(TrackedFile::name))
                .toList();
        List<Finding> findings = new ArrayList<>();
        Map<String, String> versions = new TreeMap<>();
        Map<String, Integer> madeAt = new TreeMap<>();
        for (int i = 0; i < inOrder.size(); i++) {
            TrackedFile file = inOrder.get(i);
            String other = versions.putIfAbsent(file.name().split("__", 2)[0], file.path());
            if (other != null) {
                findings.add(new Finding(file.path(), "has the version of " + other));
            }
            for (String table : all(CREATES, file.text())) {
                madeAt.putIfAbsent(table, i);
            }
        }
        for (int i = 0; i < inOrder.size(); i++) {
            for (String table : all(REFERENCES, inOrder.get(i).text())) {
                if (madeAt.getOrDefault(table, Integer.MAX_VALUE) > i) {
                    findings.add(new Finding(
                            inOrder.get(i).path(), "refers to " + table + ", which does not exist by then"));
                }
            }
        }
        return findings;
    }

    private static boolean isDate(String digits) {
        try {
            LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
