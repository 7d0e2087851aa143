package org.huawu.architecture.rules;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.House;
import org.huawu.architecture.house.JavaFile;
import org.huawu.architecture.rules.Bytecode.Call;
import org.jspecify.annotations.Nullable;

/** What rooms must not do whose every answer follows from their input alone. */
public final class PureRules {

    private static final Pattern IO =
            Pattern.compile("java\\.(io|nio|net)\\..*|java\\.util\\.(zip|jar)\\..*|java\\.lang\\.Process.*");
    private static final Pattern LOGGING = Pattern.compile("java\\.util\\.logging\\..*|org\\.slf4j\\..*|org\\.apache\\."
            + "(commons\\.logging|logging)\\..*|ch\\.qos\\..*|java\\.lang\\.System\\$Logger.*");
    private static final Pattern CHANCE = Pattern.compile(
            "java\\.util\\.(Random|SplittableRandom)|java\\.util\\.random\\..*|java\\.security\\.SecureRandom");
    private static final Pattern THREADS = Pattern.compile(
            "java\\.lang\\.(Thread|Thread\\$.*|ThreadLocal|InheritableThreadLocal|ScopedValue)|java\\.util\\.concurrent\\..*"
                    + "|java\\.util\\.Timer(Task)?|java\\.lang\\.invoke\\.VarHandle");
    private static final Pattern HASHED = Pattern.compile(
            "java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable|LinkedHashMap\\$Entry)");
    private static final Set<String> FLOATING =
            Set.of("float", "double", "java.lang.Float", "java.lang.Double", "java.util.OptionalDouble");
    private static final Set<String> HASHING_COLLECTORS = Set.of(
            "toSet",
            "toUnmodifiableSet",
            "toUnmodifiableMap",
            "partitioningByConcurrent",
            "groupingByConcurrent",
            "toConcurrentMap");
    private static final Set<String> SHUFFLED_FACTORIES = Set.of("of", "copyOf", "ofEntries");

    private PureRules() {}

    /** No files, no network. */
    public static List<Finding> noInputOrOutput(House house) {
        return noUse(house, matches(IO), "a pure room reads and writes nothing");
    }

    /** No logging. */
    public static List<Finding> noLogging(House house) {
        String why = "a pure room does not log; what happened is an event";
        return Stream.concat(
                        noUse(house, matches(LOGGING), why).stream(),
                        noCall(house, call -> call.is("java.lang.System", "getLogger"), why).stream())
                .toList();
    }

    /** No clock, and neither the zone nor the language of the machine. */
    public static List<Finding> noClock(House house) {
        return noCall(
                house,
                call -> Clocks.reads(call)
                        || call.is("java.lang.System", "nanoTime")
                        || call.is("java.time.ZoneId", "systemDefault")
                        || call.is("java.util.TimeZone", "getDefault")
                        || call.is("java.util.Locale", "getDefault"),
                "times come in with the input");
    }

    /** No chance, and no ids made up. */
    public static List<Finding> noChance(House house) {
        return Stream.concat(
                        noUse(house, matches(CHANCE), "a pure room leaves nothing to chance").stream(),
                        noCall(
                                house,
                                call -> call.is("java.lang.Math", "random")
                                        || call.is("java.util.UUID", "randomUUID")
                                        || call.is("java.util.Collections", "shuffle")
                                        || call.is("java.lang.System", "identityHashCode"),
                                "ids come in with the input, and nothing is left to chance")
                                .stream())
                .toList();
    }

    /** No threads and no locks: one writer per state. */
    public static List<Finding> noThreads(House house) {
        String why = "a pure room runs on the one thread that calls it";
        List<Finding> marked = Bytecode.each(
                Bytecode.classesIn(house, Rooms.PURE),
                type -> Stream.concat(
                        type.getMethods().stream()
                                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                                .map(method ->
                                        new Finding(type.getName(), method.getName() + " is synchronized; " + why)),
                        type.getFields().stream()
                                .filter(field -> field.getModifiers().contains(JavaModifier.VOLATILE))
                                .map(field -> new Finding(type.getName(), field.getName() + " is volatile; " + why))));
        List<Finding> called = noCall(
                house,
                call -> Set.of("parallel", "parallelStream").contains(call.name())
                        || (call.owner().equals("java.lang.Object")
                                && Set.of("wait", "notify", "notifyAll").contains(call.name())),
                why);
        List<Finding> blocks = SourceScan.each(pureSources(house), SynchronizedBlocks::new);
        return Stream.of(noUse(house, matches(THREADS), why), marked, called, blocks)
                .flatMap(List::stream)
                .toList();
    }

    /** No static state that can change, arrays included. */
    public static List<Finding> noStaticState(House house) {
        List<Finding> fields = Bytecode.each(
                Bytecode.classesIn(house, Rooms.PURE),
                type -> type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                                || field.getRawType().isArray())
                        .map(field -> new Finding(type.getName(), "static field " + field.getName() + " can change")));
        List<Finding> filled = SourceScan.each(pureSources(house), StaticState::new);
        return Stream.concat(fields.stream(), filled.stream()).toList();
    }

    /** Nothing whose order is that of hash codes. Sets and maps of {@code Set.of} and the like are shuffled anew in every JVM. */
    public static List<Finding> noHashOrder(House house) {
        String why = "its order differs from run to run; take a list, an enum map or a sorted map";
        List<String> deciding = Rooms.PURE.stream()
                .filter(name -> !name.equals("org.huawu.kernel")) // holds facts, walks over none
                .toList();
        List<Finding> made = Bytecode.each(
                Bytecode.classesIn(house, deciding),
                type -> Bytecode.calls(
                        type,
                        call -> Set.of("java.util.Set", "java.util.Map").contains(call.owner())
                                && SHUFFLED_FACTORIES.contains(call.name()),
                        why));
        List<Finding> collected = noCall(house, PureRules::collectsIntoHash, why);
        return Stream.of(noUse(house, matches(HASHED), why), made, collected)
                .flatMap(List::stream)
                .toList();
    }

    /** No floating point where it is decided: neither declared nor used on the way. */
    public static List<Finding> noFloatingPoint(House house) {
        String why = "it is rounded differently by different ways of computing";
        List<Finding> declared = Bytecode.each(
                Bytecode.classesIn(house, Rooms.EXACT),
                type -> type.getFields().stream()
                        .filter(field -> isFloating(field))
                        .map(field -> new Finding(type.getName(), field.getName() + " is floating point; " + why)));
        List<Finding> called = Bytecode.each(
                Bytecode.classesIn(house, Rooms.EXACT),
                type -> Bytecode.calls(
                        type,
                        call -> FLOATING.contains(call.result())
                                || call.parameters().stream().anyMatch(FLOATING::contains),
                        why));
        List<Finding> written = SourceScan.each(
                house.production().filter(file -> Rooms.within(Rooms.EXACT, file.packageName())), FloatingPoint::new);
        return Stream.of(declared, called, written).flatMap(List::stream).toList();
    }

    private static boolean isFloating(JavaField field) {
        return field.getAllInvolvedRawTypes().stream()
                .anyMatch(type -> FLOATING.contains(type.getBaseComponentType().getName()));
    }

    /** Without a map supplier, these collect into a HashMap. */
    private static boolean collectsIntoHash(Call call) {
        if (!call.owner().equals("java.util.stream.Collectors")) {
            return false;
        }
        return HASHING_COLLECTORS.contains(call.name())
                || (call.name().equals("toMap") && call.parameters().size() < 4)
                || (call.name().equals("groupingBy") && call.parameters().size() < 3);
    }

    private static List<Finding> noUse(House house, Predicate<String> forbidden, String why) {
        return Bytecode.each(Bytecode.classesIn(house, Rooms.PURE), type -> Bytecode.uses(type, forbidden, why));
    }

    private static List<Finding> noCall(House house, Predicate<Call> forbidden, String why) {
        Stream<JavaClass> classes = Bytecode.classesIn(house, Rooms.PURE);
        return Bytecode.each(classes, type -> Bytecode.calls(type, forbidden, why));
    }

    private static Stream<JavaFile> pureSources(House house) {
        return house.production().filter(file -> Rooms.within(Rooms.PURE, file.packageName()));
    }

    private static Predicate<String> matches(Pattern pattern) {
        return name -> pattern.matcher(name).matches();
    }

    /** Finds synchronized blocks, which leave no mark on the method. */
    private static final class SynchronizedBlocks extends SourceScan {

        SynchronizedBlocks(JavaFile file) {
            super(file);
        }

        @Override
        public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void unused) {
            found("synchronized block; a pure room runs on the one thread that calls it");
            return super.visitSynchronized(tree, null);
        }
    }

    /** Finds floating point in the text: types and literals, local variables included. */
    private static final class FloatingPoint extends SourceScan {

        FloatingPoint(JavaFile file) {
            super(file);
        }

        @Override
        public @Nullable Void visitPrimitiveType(PrimitiveTypeTree tree, @Nullable Void unused) {
            if (tree.getPrimitiveTypeKind() == TypeKind.DOUBLE || tree.getPrimitiveTypeKind() == TypeKind.FLOAT) {
                found("is written with " + tree);
            }
            return super.visitPrimitiveType(tree, null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
            if (tree.getName().contentEquals("Double") || tree.getName().contentEquals("Float")) {
                found("is written with " + tree);
            }
            return super.visitIdentifier(tree, null);
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void unused) {
            if (tree.getKind() == Tree.Kind.DOUBLE_LITERAL || tree.getKind() == Tree.Kind.FLOAT_LITERAL) {
                found("is written with " + tree);
            }
            return super.visitLiteral(tree, null);
        }
    }
}
