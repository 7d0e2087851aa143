package org.huawu.architecture.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.JavaFile;
import org.huawu.architecture.house.TrackedFile;

/** How things are called, and what is written about them. */
public final class NameRules {

    private static final Pattern EMPTY_WORD =
            Pattern.compile(".*(Manager|Utils?|Utility|Utilities|Helpers?|Impl|Data)");
    private static final Pattern EMPTY_PACKAGE =
            Pattern.compile("(.*\\.)?(managers?|utils?|helpers?|impl|data|misc|common)(\\..*)?");
    private static final Pattern EMPTY_FILE =
            Pattern.compile("(?i)(.*[-_.])?(managers?|utils?|helpers?|impl|misc)\\.(ts|vue|js|mjs|sh)");
    private static final Set<String> TEST_ANNOTATIONS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate", "Property", "Example");
    private static final Pattern JAVA_TEST = Pattern.compile("given_\\w+?_(when_\\w+?_)?then_\\w+");
    private static final Pattern SENTENCE = Pattern.compile("given[ _].+[ _]then[ _].+", Pattern.DOTALL);

    private NameRules() {}

    /** No name made of a word that says nothing. */
    public static List<Finding> sayWhatTheyMean(House house) {
        List<Finding> findings = new ArrayList<>(SourceScan.each(house.sources().stream(), EmptyWords::new));
        for (JavaFile source : house.sources()) {
            if (EMPTY_PACKAGE.matcher(source.packageName()).matches()) {
                findings.add(new Finding(source.path(), "package " + source.packageName() + " says nothing"));
            }
        }
        for (TrackedFile file : house.files()) {
            if (EMPTY_FILE.matcher(file.name()).matches()) {
                findings.add(new Finding(file.path(), "its name says nothing"));
            }
        }
        return findings;
    }

    /** Public types say in Javadoc what they are. */
    public static List<Finding> publicTypesAreDescribed(House house) {
        return SourceScan.each(house.production(), Descriptions::new);
    }

    /** Java tests are sentences: given_…_when_…_then_… */
    public static List<Finding> javaTestsAreSentences(House house) {
        return SourceScan.each(house.sources().stream().filter(source -> !source.isProduction()), JavaTests::new);
    }

    /** Tests of the pages and of the whole system are sentences too, with blanks or underscores. */
    public static List<Finding> pageTestsAreSentences(House house) {
        List<Finding> findings = new ArrayList<>();
        for (TrackedFile file : house.files()) {
            if (file.ends(".test.ts", ".spec.ts", ".test.mjs", ".spec.mjs", ".test.js", ".spec.js")) {
                for (String title : PageTests.titles(file.text())) {
                    if (!SENTENCE.matcher(title).matches()) {
                        findings.add(new Finding(
                                file.path() + "#" + title, "is no sentence of the form given … when … then …"));
                    }
                }
            }
        }
        return findings;
    }

    private static final class EmptyWords extends SourceScan {

        EmptyWords(JavaFile file) {
            super(file);
        }

        @Override
        void enterType(ClassTree type) {
            if (EMPTY_WORD.matcher(type.getSimpleName()).matches()) {
                found("is named with a word that says nothing");
            }
        }
    }

    private static final class Descriptions extends SourceScan {

        Descriptions(JavaFile file) {
            super(file);
        }

        @Override
        void enterType(ClassTree type) {
            if (file().topLevelTypes().contains(type)) {
                check(type, type.getModifiers().getFlags().contains(Modifier.PUBLIC));
            }
        }

        private void check(ClassTree type, boolean isPublic) {
            if (!isPublic) {
                return;
            }
            String javadoc = file().javadocOf(type);
            if (javadoc == null || javadoc.isBlank()) {
                found(type.getSimpleName() + " is public and has no Javadoc");
            }
            boolean membersArePublic =
                    type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
            for (Tree member : type.getMembers()) {
                if (member instanceof ClassTree nested) {
                    check(
                            nested,
                            membersArePublic || nested.getModifiers().getFlags().contains(Modifier.PUBLIC));
                }
            }
        }
    }

    private static final class JavaTests extends SourceScan {

        JavaTests(JavaFile file) {
            super(file);
        }

        @Override
        void enterMethod(MethodTree method) {
            boolean isTest = Names.annotated(method.getModifiers(), TEST_ANNOTATIONS);
            if (isTest && !JAVA_TEST.matcher(method.getName()).matches()) {
                found("is no sentence of the form given_…_when_…_then_…");
            }
        }
    }
}
