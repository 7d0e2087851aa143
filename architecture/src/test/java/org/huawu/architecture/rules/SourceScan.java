package org.huawu.architecture.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huawu.architecture.Finding;
import org.huawu.architecture.house.JavaFile;
import org.jspecify.annotations.Nullable;

/** Walks a parsed source and remembers in which type and method it stands. */
abstract class SourceScan extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final JavaFile file;
    private final Deque<ClassTree> types = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private final List<Finding> findings = new ArrayList<>();

    SourceScan(JavaFile file) {
        this.file = file;
    }

    /** Runs a scan over each file. */
    static List<Finding> each(Stream<JavaFile> files, Function<JavaFile, SourceScan> scan) {
        return files.flatMap(file -> scan.apply(file).run().stream()).toList();
    }

    final List<Finding> run() {
        scan(file.unit(), null);
        return findings;
    }

    final JavaFile file() {
        return file;
    }

    /** The innermost type around the place; null outside any. */
    final @Nullable ClassTree type() {
        return types.peek();
    }

    /** Reports something at the place where the scan stands. */
    final void found(String what) {
        String member = String.join(".", names.reversed());
        findings.add(new Finding(member.isEmpty() ? file.path() : file.path() + "#" + member, what));
    }

    /** Called for each type, standing in it. */
    void enterType(ClassTree type) {}

    /** Called for each method and constructor, standing in it. */
    void enterMethod(MethodTree method) {}

    @Override
    public final @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        types.push(type);
        names.push(
                type.getSimpleName().isEmpty()
                        ? "(anonymous)"
                        : type.getSimpleName().toString());
        enterType(type);
        super.visitClass(type, null);
        names.pop();
        types.pop();
        return null;
    }

    @Override
    public final @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        names.push(method.getName().toString());
        enterMethod(method);
        super.visitMethod(method, null);
        names.pop();
        return null;
    }
}
