package org.huawu.server.edge.internal.errors;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Says what is wrong with a request that never reached the method meant for it. */
final class WebProblems {

    private WebProblems() {}

    /** The problem, or null when the failure has another origin. */
    static @Nullable Problem of(Throwable failure) {
        return switch (failure) {
            case HttpMessageNotReadableException e -> unreadable(e);
            case InvalidParameterException e -> Problem.of(400, "request-invalid");
            case BadRequestException e -> Problem.of(400, "request-invalid");
            case MissingServletRequestParameterException e -> JsonProblems.invalid(e.getParameterName(), "missing");
            case MissingRequestHeaderException e -> JsonProblems.invalid(e.getHeaderName(), "missing");
            case MethodArgumentTypeMismatchException e -> JsonProblems.wrongType(e.getName(), e.getRequiredType());
            case HttpRequestMethodNotSupportedException e -> wrongMethod(e);
            case HttpMediaTypeNotAcceptableException e -> Problem.of(406, "not-acceptable");
            case HttpMediaTypeNotSupportedException e -> wrongMediaType(e);
            case ErrorResponse e -> ofStatus(e.getStatusCode().value());
            default -> null;
        };
    }

    /** The problem that a bare status stands for. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(401, "sign-in-required");
            case 403 -> Problem.of(403, "permission-missing");
            case 404 -> Problem.of(404, "not-found");
            case 405 -> Problem.of(405, "method-unknown");
            case 406 -> Problem.of(406, "not-acceptable");
            case 413 -> Problem.of(413, "request-too-large");
            case 415 -> Problem.of(415, "media-type-unsupported", Map.of("supported", "application/json"));
            case 429 -> Problem.of(429, "too-many-requests", Map.of("retryAfterSeconds", 1));
            case 503 -> Problem.of(503, "not-ready", Map.of("retryAfterSeconds", 5));
            // Of a method, a transfer coding or a version of HTTP that nobody here speaks.
            case 501, 505 -> Problem.of(status, "request-invalid");
            default ->
                status >= 400 && status < 500
                        ? Problem.of(status, "request-invalid")
                        : Problem.of(500, "internal-error");
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case JacksonException cause -> JsonProblems.of(cause);
            case IOException cause -> Problem.of(400, "request-invalid");
            case null, default -> Problem.of(400, "body-missing");
        };
    }

    private static Problem wrongMethod(HttpRequestMethodNotSupportedException e) {
        String[] supported = e.getSupportedMethods();
        String allowed =
                supported == null ? "" : Arrays.stream(supported).sorted().collect(Collectors.joining(", "));
        if (allowed.isEmpty()) {
            return Problem.of(405, "method-unknown");
        }
        String method =
                Arrays.asList(HttpMethod.values()).contains(HttpMethod.valueOf(e.getMethod())) ? e.getMethod() : "?";
        return new Problem(
                405,
                Problem.of(405, "method-not-allowed", Map.of("method", method, "allowed", allowed))
                        .rejection(),
                Map.of("Allow", allowed));
    }

    private static Problem wrongMediaType(HttpMediaTypeNotSupportedException e) {
        String supported = e.getSupportedMediaTypes().stream()
                .filter(type -> !type.isWildcardSubtype())
                .map(MediaType::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.of(415, "media-type-unsupported", Map.of("supported", supported));
    }
}
