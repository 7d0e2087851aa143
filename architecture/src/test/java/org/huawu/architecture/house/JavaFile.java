package org.huawu.architecture.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java source file, parsed but not resolved: names are as written. */
public final class JavaFile {

    private final TrackedFile file;
    private final CompilationUnitTree unit;
    private final DocTrees trees;

    JavaFile(TrackedFile file, CompilationUnitTree unit, DocTrees trees) {
        this.file = file;
        this.unit = unit;
        this.trees = trees;
    }

    public TrackedFile file() {
        return file;
    }

    public String path() {
        return file.path();
    }

    public CompilationUnitTree unit() {
        return unit;
    }

    /** Whether it belongs to the product, not to its tests. */
    public boolean isProduction() {
        return file.path().contains("/src/main/java/");
    }

    /** The package; empty for none. */
    public String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    /** The types on the top level. */
    public List<ClassTree> topLevelTypes() {
        List<ClassTree> types = new ArrayList<>();
        for (Tree tree : unit.getTypeDecls()) {
            if (tree instanceof ClassTree type) {
                types.add(type);
            }
        }
        return types;
    }

    /** How many lines a part of the file spans. */
    public long linesOf(Tree tree) {
        SourcePositions positions = trees.getSourcePositions();
        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
        return last - first + 1;
    }

    /** The Javadoc in front of a declaration; null when there is none. */
    public @Nullable String javadocOf(Tree tree) {
        TreePath path = TreePath.getPath(unit, tree);
        return path == null ? null : trees.getDocComment(path);
    }
}
