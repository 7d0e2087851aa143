package org.huawu.server.edge.internal.writes;

import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Set;
import org.huawu.server.edge.WithoutTransaction;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The methods of our controllers that write, but for those that see to their transactions themselves. */
final class WriteMethods extends StaticMethodMatcherPointcut {

    private static final Set<RequestMethod> WRITING =
            EnumSet.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

    WriteMethods() {
        setClassFilter(type -> type.getName().startsWith("org.huawu.")
                && AnnotatedElementUtils.hasAnnotation(type, RestController.class)
                && !AnnotatedElementUtils.hasAnnotation(type, WithoutTransaction.class));
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        return mapping != null
                && Set.of(mapping.method()).stream().anyMatch(WRITING::contains)
                && !AnnotatedElementUtils.hasAnnotation(method, WithoutTransaction.class);
    }
}
