package org.huawu.architecture.rules;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.huawu.architecture.house.JavaFile;
import org.jspecify.annotations.Nullable;

/** Finds static fields that hold something that can change, though the field itself cannot. */
final class StaticState extends SourceScan {

    private static final Set<String> CHANGEABLE = Set.of(
            "ArrayList",
            "LinkedList",
            "ArrayDeque",
            "PriorityQueue",
            "Vector",
            "Stack",
            "HashMap",
            "LinkedHashMap",
            "TreeMap",
            "EnumMap",
            "IdentityHashMap",
            "WeakHashMap",
            "Hashtable",
            "Properties",
            "HashSet",
            "LinkedHashSet",
            "TreeSet",
            "BitSet",
            "ConcurrentHashMap",
            "ConcurrentSkipListMap",
            "ConcurrentSkipListSet",
            "ConcurrentLinkedQueue",
            "ConcurrentLinkedDeque",
            "CopyOnWriteArrayList",
            "CopyOnWriteArraySet",
            "ArrayBlockingQueue",
            "LinkedBlockingQueue",
            "LinkedBlockingDeque",
            "PriorityBlockingQueue",
            "DelayQueue",
            "StringBuilder",
            "StringBuffer",
            "AtomicBoolean",
            "AtomicInteger",
            "AtomicLong",
            "AtomicReference",
            "AtomicIntegerArray",
            "AtomicLongArray",
            "LongAdder",
            "ThreadLocal",
            "InheritableThreadLocal",
            "Random",
            "Date",
            "SimpleDateFormat");

    StaticState(JavaFile file) {
        super(file);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
        boolean isStatic =
                variable.getModifiers().getFlags().contains(Modifier.STATIC) || isConstantOfInterface(variable);
        if (isStatic && variable.getInitializer() != null && makesChangeable(variable.getInitializer())) {
            found("static field " + variable.getName() + " holds what can change");
        }
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitBlock(BlockTree block, @Nullable Void unused) {
        if (block.isStatic()) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
                    if (makesChangeable(made)) {
                        found("static block makes what can change: " + made.getIdentifier());
                    }
                    return super.visitNewClass(made, null);
                }
            }.scan(block, null);
        }
        return super.visitBlock(block, null);
    }

    private boolean isConstantOfInterface(VariableTree variable) {
        ClassTree type = type();
        return type != null
                && type.getKind() == Tree.Kind.INTERFACE
                && type.getMembers().contains(variable);
    }

    private static boolean makesChangeable(ExpressionTree initializer) {
        if (initializer instanceof NewClassTree made) {
            return CHANGEABLE.contains(Names.simple(made.getIdentifier()));
        }
        return initializer instanceof MethodInvocationTree call
                && call.getMethodSelect().toString().startsWith("ThreadLocal.");
    }
}
