package org.huawu.server.edge.internal.errors;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.huawu.kernel.Id;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.edge.UsableText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a JSON body: where it is malformed, or which field is unknown, missing or of the wrong form. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JacksonException failure) {
        String field = field(failure);
        return switch (failure) {
            case InputCoercionException e when !field.isEmpty() -> wrongType(field, e.getTargetType());
            case StreamReadException e -> malformed(e);
            case UnrecognizedPropertyException e -> Problem.of(400, "field-unknown", Map.of("field", field));
            case InvalidNullException e ->
                invalid(missing(field, e.getPropertyName().getSimpleName()), "missing");
            case ValueInstantiationException e -> refusedByConstructor(field, e);
            case InvalidFormatException e
            when e.getValue() instanceof String text && !UsableText.is(text) && !field.isEmpty() ->
                invalid(field, "unusable-characters");
            case MismatchedInputException e -> mismatched(field, e);
            default -> malformed(failure);
        };
    }

    /** A field of a body or a parameter that is not as it must be. */
    static Problem invalid(String field, String reason) {
        return Problem.of(400, "field-invalid", Map.of("field", field, "reason", reason));
    }

    /** As {@link #invalid(String, String)}, for a value that is not of the type wanted. */
    static Problem wrongType(String field, @Nullable Class<?> wanted) {
        if (wanted != null && wanted.isEnum()) {
            List<String> known = Arrays.stream(wanted.getEnumConstants())
                    .map(Object::toString)
                    .toList();
            return Problem.of(400, "field-invalid", Map.of("field", field, "reason", "unknown-value", "known", known));
        }
        return invalid(field, reason(wanted));
    }

    private static Problem malformed(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        return Problem.of(400, "body-malformed", Map.of("line", line, "column", column));
    }

    private static Problem refusedByConstructor(String field, ValueInstantiationException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedException rejected) {
                return new Problem(rejected.status(), rejected.rejection(), Map.of());
            }
        }
        return invalid(field, "not-allowed");
    }

    private static Problem mismatched(String field, MismatchedInputException e) {
        if (field.isEmpty()) {
            return malformed(e);
        }
        return wrongType(field, e.getTargetType());
    }

    private static String reason(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "not-allowed";
        }
        if (Id.class.isAssignableFrom(wanted)) {
            return "not-an-id";
        }
        if (CharSequence.class.isAssignableFrom(wanted)) {
            return "not-a-text";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "not-true-or-false";
        }
        if (Number.class.isAssignableFrom(wanted) || wanted.isPrimitive()) {
            return "not-a-number";
        }
        if (Temporal.class.isAssignableFrom(wanted)) {
            return "not-a-time";
        }
        if (Collection.class.isAssignableFrom(wanted) || wanted.isArray()) {
            return "not-a-list";
        }
        return "not-an-object";
    }

    private static String field(JacksonException failure) {
        String path = "";
        for (JacksonException.Reference step : failure.getPath()) {
            path = step.getPropertyName() == null
                    ? path + "[" + step.getIndex() + "]"
                    : within(path, UsableText.shown(step.getPropertyName()));
        }
        return path;
    }

    /** Of nothing in a list the name is that of the list, which leads there already. */
    private static String missing(String path, String name) {
        String list = path.endsWith("]") ? path.substring(0, path.lastIndexOf('[')) : "";
        return list.equals(name) || list.endsWith("." + name) ? path : within(path, name);
    }

    private static String within(String path, String name) {
        if (path.equals(name) || path.endsWith("." + name)) {
            return path;
        }
        return path.isEmpty() ? name : path + "." + name;
    }
}
