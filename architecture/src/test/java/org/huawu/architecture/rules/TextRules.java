package org.huawu.architecture.rules;

import com.sun.source.tree.AnnotationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.JavaFile;
import org.huawu.architecture.house.TrackedFile;
import org.jspecify.annotations.Nullable;

/** What must stand in no file of the repository. The patterns are written so that they do not find themselves. */
public final class TextRules {

    private static final long MOST_BYTES = 1L << 20;
    /** A home of one letter is nobody's: an example. */
    private static final Pattern MACHINE_PATH = Pattern.compile(
            "(?<![\\w.$}/-])/(?:(?:work|root)/[\\w.]|(?:home|Users)/[\\w.]{2})[\\w.]*|/tmp/(?:team|bash_jobs)|(?i)\\b[A-Z]:\\\\Users\\\\");

    private static final Pattern OPEN_END = Pattern.compile("\\b(?:TO[D]O|FIX[M]E)\\b");
    private static final Pattern SKIPPED_PAGE_TEST = Pattern.compile(
            "(?<![\\w.$])(?:(?:it|test|describe|suite)\\.(?:skip|only|todo|fails|skipIf|runIf)\\b|x(?:it|test|describe)\\()");
    private static final Pattern SWALLOWED = Pattern.compile("\\|\\|\\s*(?:true|:)(?=\\s|;|\\)|$)");
    private static final Pattern FIXED_WAIT = Pattern.compile(
            "\\bwaitForTimeout\\(|\\bsetTimeout\\(\\s*(?:resolve|res|done|r|ok)\\b|\\btimers/promises\\b");

    private TextRules() {}

    /** No path that exists on one machine only. */
    public static List<Finding> noMachinePaths(House house) {
        return eachLine(house, file -> true, MACHINE_PATH);
    }

    /** Nothing left open in a comment: what is not done is not mentioned or is written down as work. */
    public static List<Finding> noOpenEnds(House house) {
        return eachLine(house, file -> true, OPEN_END);
    }

    /** No test is switched off, and none switches the others off. */
    public static List<Finding> noTestIsSwitchedOff(House house) {
        return Stream.concat(
                        SourceScan.each(house.sources().stream(), SwitchedOff::new).stream(),
                        eachLine(house, TextRules::isPageSource, SKIPPED_PAGE_TEST).stream())
                .toList();
    }

    /** Tests of pages wait for what they expect, not for a while. */
    public static List<Finding> pageTestsDoNotWaitBlindly(House house) {
        return eachLine(house, file -> isPageSource(file) && file.isTest(), FIXED_WAIT);
    }

    /** Bash does not swallow a failure whole. */
    public static List<Finding> bashSwallowsNoFailure(House house) {
        return eachLine(house, TrackedFile::isBash, SWALLOWED);
    }

    /** No file above one mebibyte: built things and recordings do not belong here. */
    public static List<Finding> noLargeFiles(House house) {
        return house.files().stream()
                .filter(file -> file.bytes() > MOST_BYTES)
                .map(file -> new Finding(file.path(), "has " + file.bytes() + " bytes, " + MOST_BYTES + " at most"))
                .toList();
    }

    private static boolean isPageSource(TrackedFile file) {
        return file.ends(".ts", ".vue", ".js", ".mjs");
    }

    private static List<Finding> eachLine(House house, Predicate<TrackedFile> which, Pattern forbidden) {
        List<Finding> findings = new ArrayList<>();
        house.files().stream().filter(which).forEach(file -> {
            int number = 0;
            for (String line : file.lines()) {
                number++;
                Matcher matcher = forbidden.matcher(line);
                if (matcher.find()) {
                    findings.add(new Finding(file.path(), "line " + number + " holds " + matcher.group()));
                }
            }
        });
        return findings;
    }

    private static final class SwitchedOff extends SourceScan {

        SwitchedOff(JavaFile file) {
            super(file);
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void unused) {
            String name = Names.simple(annotation.getAnnotationType());
            if (name.startsWith("Disabled") || name.equals("Ignore")) {
                found("is switched off with @" + name);
            }
            return super.visitAnnotation(annotation, null);
        }
    }
}
