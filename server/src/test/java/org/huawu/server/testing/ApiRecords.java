package org.huawu.server.testing;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** The records of ours that controllers take and give, by the name that the description gives their schemas. */
public final class ApiRecords {

    private final Map<String, Class<?>> byName = new HashMap<>();

    private ApiRecords() {}

    /** Finds all records that the methods reach. */
    public static ApiRecords of(Iterable<HandlerMethod> methods) {
        ApiRecords found = new ApiRecords();
        for (HandlerMethod method : methods) {
            found.add(method.getMethod().getGenericReturnType());
            for (Parameter parameter : method.getMethod().getParameters()) {
                if (parameter.isAnnotationPresent(RequestBody.class)) {
                    found.add(parameter.getParameterizedType());
                }
            }
        }
        return found;
    }

    /** The fields that are always there: those whose component may not be null. Empty for a schema that is no record. */
    public List<String> required(String schema) {
        Class<?> record = byName.get(schema);
        return record == null
                ? List.of()
                : Arrays.stream(record.getRecordComponents())
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .sorted()
                        .toList();
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type of = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            add(of);
            add(raw, raw.getSimpleName() + (of instanceof Class<?> each ? each.getSimpleName() : ""));
        } else if (type instanceof Class<?> raw) {
            add(raw, raw.getSimpleName());
        }
    }

    private void add(Class<?> raw, String name) {
        if (!raw.isRecord() || !raw.getName().startsWith("org.huawu.")) {
            return;
        }
        Class<?> other = byName.putIfAbsent(name, raw);
        if (other != null && other != raw) {
            throw new AssertionError(raw.getName() + " and " + other.getName()
                    + " have one name, and would become one schema; give one of them another name");
        }
        if (other == null) {
            for (RecordComponent component : raw.getRecordComponents()) {
                add(component.getGenericType());
            }
        }
    }
}
