package org.huawu.architecture.rules;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import java.util.Set;

/** Reads names off parsed sources. */
final class Names {

    private Names() {}

    /** The simple name of a type as written: without package, type arguments and annotations. */
    static String simple(Tree type) {
        return switch (type) {
            case ParameterizedTypeTree parameterized -> simple(parameterized.getType());
            case AnnotatedTypeTree annotated -> simple(annotated.getUnderlyingType());
            case MemberSelectTree select -> select.getIdentifier().toString();
            default -> type.toString();
        };
    }

    /** Whether one of the annotations is written in front of a declaration. */
    static boolean annotated(ModifiersTree modifiers, Set<String> simpleNames) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (simpleNames.contains(simple(annotation.getAnnotationType()))) {
                return true;
            }
        }
        return false;
    }
}
