package org.huawu.architecture.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.TrackedFile;

/** The form of the documents: links that lead somewhere, decisions that say what, why and what else. */
public final class DocumentRules {

    private static final Pattern LINK =
            Pattern.compile("!?\\[[^\\]]*\\]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:[a-z][a-z0-9+.-]*:|#).*");
    private static final String DECISIONS = "docs/decisions/";
    private static final String TEMPLATE = "0000-template.md";
    private static final Pattern DECISION_FILE = Pattern.compile("(\\d{4})-[a-z0-9]+(-[a-z0-9]+)*\\.md");
    private static final Pattern DATE_AND_STATE =
            Pattern.compile("Date: \\d{4}-\\d{2}-\\d{2}\\. State: (?:proposed|in force|replaced by (\\d{4}))\\.");
    private static final List<String> HEADINGS =
            List.of("## What", "## Why", "## What else was weighed", "## Consequences");

    private DocumentRules() {}

    /** A link to a file of the repository leads to one. */
    public static List<Finding> linksLeadSomewhere(House house) {
        Set<String> places = new HashSet<>();
        for (TrackedFile file : house.files()) {
            String path = file.path();
            while (places.add(path) && path.contains("/")) {
                path = path.substring(0, path.lastIndexOf('/'));
            }
        }
        List<Finding> findings = new ArrayList<>();
        house.files().stream().filter(file -> file.ends(".md")).forEach(file -> {
            Matcher link = LINK.matcher(withoutCode(file.text()));
            while (link.find()) {
                String target = link.group(1).split("#", 2)[0];
                if (!ELSEWHERE.matcher(link.group(1)).matches()
                        && !places.contains(Links.resolve(file.path(), target))) {
                    findings.add(new Finding(file.path(), "links to " + target + ", which does not exist"));
                }
            }
        });
        return findings;
    }

    /** Decisions are numbered without a gap and follow the template. */
    public static List<Finding> decisionsFollowTheTemplate(House house) {
        List<Finding> findings = new ArrayList<>();
        TreeMap<Integer, String> numbers = new TreeMap<>();
        List<TrackedFile> decisions = house.files().stream()
                .filter(file ->
                        file.path().startsWith(DECISIONS) && !file.name().equals(TEMPLATE))
                .toList();
        for (TrackedFile file : decisions) {
            Matcher name = DECISION_FILE.matcher(file.name());
            if (!name.matches()) {
                findings.add(new Finding(file.path(), "must be named NNNN-words-with-hyphens.md"));
                continue;
            }
            String before = numbers.putIfAbsent(Integer.parseInt(name.group(1)), file.path());
            if (before != null) {
                findings.add(new Finding(file.path(), "has the number of " + before));
            }
            findings.addAll(form(file, name.group(1)));
        }
        for (int number = 1; number <= (numbers.isEmpty() ? 0 : numbers.lastKey()); number++) {
            if (!numbers.containsKey(number)) {
                findings.add(new Finding(DECISIONS, "number " + number + " is missing"));
            }
        }
        for (TrackedFile file : decisions) {
            Matcher state = DATE_AND_STATE.matcher(file.text());
            if (state.find() && state.group(1) != null && !numbers.containsKey(Integer.parseInt(state.group(1)))) {
                findings.add(new Finding(file.path(), "is replaced by " + state.group(1) + ", which does not exist"));
            }
        }
        return findings;
    }

    private static List<Finding> form(TrackedFile file, String number) {
        List<Finding> findings = new ArrayList<>();
        List<String> lines = file.lines();
        if (lines.isEmpty() || !lines.getFirst().matches("# " + number + "\\. \\S.*")) {
            findings.add(new Finding(
                    file.path(), "must begin with \"# " + number + ". \" and the decision as one sentence"));
        }
        if (lines.stream().noneMatch(line -> DATE_AND_STATE.matcher(line).matches())) {
            findings.add(new Finding(
                    file.path(), "has no line \"Date: YYYY-MM-DD. State: proposed | in force | replaced by NNNN.\""));
        }
        List<String> headings = lines.stream()
                .filter(line -> line.startsWith("## "))
                .map(String::strip)
                .toList();
        if (!headings.equals(HEADINGS)) {
            findings.add(new Finding(file.path(), "has the headings " + headings + " instead of " + HEADINGS));
        }
        return findings;
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?ms)^\\s*```.*?^\\s*```", "").replaceAll("`[^`\\n]*`", "");
    }
}
