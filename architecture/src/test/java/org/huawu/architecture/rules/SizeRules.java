package org.huawu.architecture.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.JavaFile;
import org.huawu.architecture.house.TrackedFile;

/** How large things may grow before they are cut. */
public final class SizeRules {

    private static final int MOST_LINES_OF_A_FILE = 500;
    private static final int MOST_LINES_OF_A_METHOD = 60;
    private static final int MOST_PARAMETERS = 6;
    private static final String[] COUNTED = {".java", ".ts", ".vue", ".js", ".mjs"};
    /** The beginning of a bash function; it ends with a brace in the same column. */
    private static final Pattern FUNCTION =
            Pattern.compile("^(\\s*)(?:function\\s+)?([A-Za-z_][\\w:.-]*)\\s*\\(\\)\\s*[{(]\\s*$");

    private SizeRules() {}

    /** Sources of at most 500 lines. */
    public static List<Finding> files(House house) {
        return house.files().stream()
                .filter(file -> file.ends(COUNTED) || file.isBash())
                .filter(file -> file.lines().size() > MOST_LINES_OF_A_FILE)
                .map(file -> new Finding(
                        file.path(), "has " + file.lines().size() + " lines, " + MOST_LINES_OF_A_FILE + " at most"))
                .toList();
    }

    /** Java methods of at most 60 lines, from the first annotation to the last brace. */
    public static List<Finding> methods(House house) {
        return SourceScan.each(house.sources().stream(), Methods::new);
    }

    /** Methods and constructors with at most 6 parameters; components of a record are not counted. */
    public static List<Finding> parameters(House house) {
        return SourceScan.each(house.sources().stream(), Parameters::new);
    }

    /** Bash functions of at most 60 lines. */
    public static List<Finding> bashFunctions(House house) {
        List<Finding> findings = new ArrayList<>();
        house.files().stream().filter(TrackedFile::isBash).forEach(file -> {
            List<String> lines = file.lines();
            for (int first = 0; first < lines.size(); first++) {
                Matcher function = FUNCTION.matcher(lines.get(first));
                if (function.matches()) {
                    int length = endOf(lines, first, function.group(1)) - first + 1;
                    if (length > MOST_LINES_OF_A_METHOD) {
                        findings.add(new Finding(
                                file.path() + "#" + function.group(2),
                                "has " + length + " lines, " + MOST_LINES_OF_A_METHOD + " at most"));
                    }
                }
            }
        });
        return findings;
    }

    private static int endOf(List<String> lines, int first, String indent) {
        for (int i = first + 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith(indent + "}") || lines.get(i).startsWith(indent + ")")) {
                return i;
            }
        }
        return lines.size() - 1;
    }

    private static final class Methods extends SourceScan {

        Methods(JavaFile file) {
            super(file);
        }

        @Override
        void enterMethod(MethodTree method) {
            long lines = file().linesOf(method);
            if (lines > MOST_LINES_OF_A_METHOD) {
                found("has " + lines + " lines, " + MOST_LINES_OF_A_METHOD + " at most");
            }
        }
    }

    private static final class Parameters extends SourceScan {

        Parameters(JavaFile file) {
            super(file);
        }

        @Override
        void enterMethod(MethodTree method) {
            int count = method.getParameters().size();
            if (count > MOST_PARAMETERS && !takesTheComponents(method)) {
                found("has " + count + " parameters, " + MOST_PARAMETERS + " at most");
            }
        }

        private boolean takesTheComponents(MethodTree method) {
            ClassTree type = type();
            return type != null
                    && type.getKind() == Tree.Kind.RECORD
                    && method.getReturnType() == null
                    && typesOf(method.getParameters()).equals(typesOf(components(type)));
        }

        /** In a parsed record, the components come first among the members and are fields that are not static. */
        private static List<VariableTree> components(ClassTree record) {
            List<VariableTree> components = new ArrayList<>();
            for (Tree member : record.getMembers()) {
                if (member instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(javax.lang.model.element.Modifier.STATIC)) {
                    components.add(field);
                }
            }
            return components;
        }

        private static List<String> typesOf(List<? extends VariableTree> variables) {
            return variables.stream().map(each -> Names.simple(each.getType())).toList();
        }
    }
}
