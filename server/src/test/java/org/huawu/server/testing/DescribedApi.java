package org.huawu.server.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huawu.kernel.Id;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of what springdoc reads from the code the description that a client of the API needs: ids are strings, pages have two
 * parameters, writes have their headers, answers are JSON, fields that are never null are required, the session is a cookie,
 * and every refusal is a problem.
 */
public final class DescribedApi {

    private static final String SCHEMAS = "#/components/schemas/";
    /** All kinds there are: each is written as a text of digits. */
    private static final Set<String> IDS = Arrays.stream(Id.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> NOT_OF_THE_API = List.of("CsrfToken", "PageRequest");

    /** What needs no session. */
    private static final Set<String> OPEN = Set.of("/api/openapi.json", "/api/session");

    private DescribedApi() {}

    /** Changes the generated description in place. */
    public static ObjectNode of(JsonNode generated, String version, ApiRecords records) {
        ObjectNode all = (ObjectNode) generated;
        all.remove("servers");
        all.putObject("info").put("title", "Huawu").put("version", version);
        ObjectNode paths = (ObjectNode) all.path("paths");
        paths.remove(paths.propertyNames().stream()
                .filter(path -> !path.startsWith("/api/"))
                .toList());
        paths.forEachEntry((path, methods) -> ((ObjectNode) methods).forEachEntry((method, operation) -> {
            describe(method, (ObjectNode) operation);
            if (OPEN.contains(path)) {
                ((ObjectNode) operation).putArray("security");
            }
        }));
        ObjectNode schemas = (ObjectNode) all.path("components").path("schemas");
        schemas.remove(NOT_OF_THE_API);
        IDS.forEach(schemas::remove);
        schemas.forEachEntry((name, schema) -> {
            List<String> required = records.required(name);
            if (!required.isEmpty()) {
                required.forEach(((ObjectNode) schema).putArray("required")::add);
            }
        });
        session(all);
        schemas.set("Problem", problem(all));
        idsAreStrings(all);
        return all;
    }

    private static void describe(String method, ObjectNode operation) {
        ArrayNode parameters = operation.withArray("parameters");
        boolean hasPages = false;
        for (int i = parameters.size() - 1; i >= 0; i--) {
            String schema = parameters.get(i).at("/schema/$ref").asString("");
            if (NOT_OF_THE_API.stream().anyMatch(name -> schema.equals(SCHEMAS + name))) {
                hasPages |= schema.endsWith("PageRequest");
                parameters.remove(i);
            }
        }
        if (hasPages) {
            ObjectNode limit = parameter(parameters, "limit", "query", "how many items, 1..200; 50 when left out");
            limit.putObject("schema").put("type", "integer").put("minimum", 1).put("maximum", 200);
            parameter(parameters, "cursor", "query", "the \"next\" of the page before; left out for the first page")
                    .putObject("schema")
                    .put("type", "string");
        }
        if (!method.equals("get")) {
            ObjectNode csrf = parameter(parameters, "X-CSRF-Token", "header", "the \"csrf\" of GET /api/session");
            csrf.put("required", true).putObject("schema").put("type", "string");
            parameter(parameters, "Idempotency-Key", "header", "a repeated request with the same key happens once")
                    .putObject("schema")
                    .put("type", "string")
                    .put("pattern", "^[A-Za-z0-9_-]{8,80}$");
        }
        if (parameters.isEmpty()) {
            operation.remove("parameters");
        }
        operation.withObject("/responses").forEach(response -> {
            if (response.path("content") instanceof ObjectNode content && content.has("*/*")) {
                content.set("application/json", content.remove("*/*"));
            }
        });
        ObjectNode refused = operation.withObject("/responses").putObject("default");
        refused.put("description", "Refused");
        refused.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", SCHEMAS + "Problem");
    }

    /** Either of two cookies: browsers keep one name for https and the other for plain http. */
    private static void session(ObjectNode all) {
        ObjectNode schemes = all.withObject("/components").putObject("securitySchemes");
        ArrayNode security = all.putArray("security");
        Map.of("session", "__Host-huawu", "sessionOverHttp", "huawu").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(cookie -> {
                    ObjectNode scheme = schemes.putObject(cookie.getKey());
                    scheme.put("type", "apiKey").put("in", "cookie").put("name", cookie.getValue());
                    scheme.put("description", "set by POST /api/session");
                    security.addObject().putArray(cookie.getKey());
                });
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in, String description) {
        return parameters.addObject().put("name", name).put("in", in).put("description", description);
    }

    private static ObjectNode problem(ObjectNode all) {
        ObjectNode problem = all.objectNode().put("type", "object");
        problem.put("description", "A refusal (RFC 9457). Further members carry its facts.");
        ObjectNode properties = problem.putObject("properties");
        List.of("type", "title", "detail", "error-id", "request-id")
                .forEach(name -> properties.putObject(name).put("type", "string"));
        properties.putObject("status").put("type", "integer");
        ArrayNode required = problem.putArray("required");
        List.of("type", "title", "detail", "error-id", "request-id", "status").forEach(required::add);
        return problem;
    }

    private static void idsAreStrings(JsonNode node) {
        if (node instanceof ObjectNode object) {
            String reference = object.path("$ref").asString("");
            if (IDS.stream().anyMatch(id -> reference.equals(SCHEMAS + id))) {
                object.removeAll();
                object.put("type", "string").put("pattern", "^[1-9][0-9]{0,15}$");
            }
        }
        node.forEach(DescribedApi::idsAreStrings);
    }
}
