package org.huawu.architecture.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.JavaFile;
import org.huawu.architecture.house.TrackedFile;
import org.jspecify.annotations.Nullable;

/** What must not be written in Java, in the product or in its tests. */
public final class SourceRules {

    private static final Pattern SLEEP = Pattern.compile(
            "(?:.*\\.)?(?:Thread\\.sleep|(?:NANO|MICRO|MILLI)?SECONDS\\.sleep|MINUTES\\.sleep|LockSupport\\.park(?:Nanos|Until))");
    private static final Pattern MONEY = Pattern.compile(
            "(?i).*(money|amount|price|fee|cost|salary|wage|bonus|penalty|deduction|payment|invoice|balance|settlement).*");
    private static final Pattern DURATION_WITHOUT_UNIT =
            Pattern.compile("(?:timeout|duration|delay|interval|elapsed|latency|ttl|period|backoff)"
                    + "|.*(?:Timeout|Duration|Delay|Interval|Elapsed|Latency|Ttl|Period|Backoff)"
                    + "|(?:.*_)?(?:TIMEOUT|DURATION|DELAY|INTERVAL|ELAPSED|LATENCY|TTL|PERIOD|BACKOFF)");
    private static final Set<String> WHOLE_NUMBERS = Set.of("int", "long", "Integer", "Long");
    private static final Set<String> FLOATING = Set.of("float", "double", "Float", "Double");
    private static final List<String> PAID_BY = List.of("org.huawu.server.contracts");

    private SourceRules() {}

    /** Nobody sleeps: a test waits for what it expects, the product for an event or a timer. */
    public static List<Finding> nobodySleeps(House house) {
        return SourceScan.each(house.sources().stream(), Sleeps::new);
    }

    /** Money is never floating point, nor is anything in the module that settles. */
    public static List<Finding> moneyIsExact(House house) {
        return SourceScan.each(house.production(), Money::new);
    }

    /** A number that is a duration carries its unit in its name. */
    public static List<Finding> durationsNameTheirUnit(House house) {
        return SourceScan.each(house.production(), Durations::new);
    }

    /** A suppressed warning has its reason written beside it or above it. */
    public static List<Finding> suppressionsAreExplained(House house) {
        List<Finding> findings = new ArrayList<>();
        for (TrackedFile file : house.files()) {
            List<String> lines = file.ends(".java") ? file.lines() : List.of();
            for (int i = 0; i < lines.size(); i++) {
                boolean suppresses = lines.get(i).strip().startsWith("@SuppressWarnings");
                boolean explained = lines.get(i).contains("//")
                        || (i > 0 && lines.get(i - 1).strip().startsWith("//"));
                if (suppresses && !explained) {
                    findings.add(
                            new Finding(file.path(), "line " + (i + 1) + " suppresses a warning without a reason"));
                }
            }
        }
        return findings;
    }

    private static final class Sleeps extends SourceScan {

        Sleeps(JavaFile file) {
            super(file);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && SLEEP.matcher(select.toString()).matches()) {
                found("waits with " + select);
            }
            return super.visitMethodInvocation(call, null);
        }
    }

    private static final class Money extends SourceScan {

        Money(JavaFile file) {
            super(file);
        }

        @Override
        void enterMethod(MethodTree method) {
            check(method.getName().toString(), method.getReturnType());
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
            check(variable.getName().toString(), variable.getType());
            return super.visitVariable(variable, null);
        }

        @Override
        public @Nullable Void visitPrimitiveType(PrimitiveTypeTree tree, @Nullable Void unused) {
            boolean floating =
                    tree.getPrimitiveTypeKind() == TypeKind.DOUBLE || tree.getPrimitiveTypeKind() == TypeKind.FLOAT;
            if (floating && Rooms.within(PAID_BY, file().packageName())) {
                found("is floating point where money is settled; take BigDecimal");
            }
            return super.visitPrimitiveType(tree, null);
        }

        private void check(String name, @Nullable Tree declared) {
            if (declared != null
                    && FLOATING.contains(Names.simple(declared))
                    && MONEY.matcher(name).matches()) {
                found(name + " is money and floating point; take BigDecimal");
            }
        }
    }

    private static final class Durations extends SourceScan {

        Durations(JavaFile file) {
            super(file);
        }

        @Override
        void enterType(ClassTree type) {
            for (Tree member : type.getMembers()) {
                if (member instanceof VariableTree field) {
                    check(field);
                }
            }
        }

        @Override
        void enterMethod(MethodTree method) {
            method.getParameters().forEach(this::check);
        }

        private void check(VariableTree variable) {
            String name = variable.getName().toString();
            if (variable.getType() != null
                    && WHOLE_NUMBERS.contains(Names.simple(variable.getType()))
                    && DURATION_WITHOUT_UNIT.matcher(name).matches()) {
                found(name + " has no unit in its name; write " + name + "Ms or take java.time.Duration");
            }
        }
    }
}
