package org.huawu.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the HTTP API, with cookies and CSRF token as a browser has them. For one thread. */
final class PersonSession {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MOST_TRIES = 10;
    private static final int MOST_WAIT_S = 60;

    private final HttpClient http;
    private final URI pages;
    private final JsonMapper json;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    /** @param pages where the program is */
    PersonSession(HttpClient http, URI pages, JsonMapper json) {
        this.http = http;
        this.pages = pages;
        this.json = json;
    }

    /** Signs in for the first time, and takes a password of one's own. */
    void arrive(Account first, String password) throws InterruptedException {
        begin();
        post("/api/session", Map.of("loginName", first.loginName(), "password", first.password()));
        begin();
        post("/api/session/password", Map.of("current", first.password(), "fresh", password));
        begin();
    }

    /** Writes what has to be taken; gives the answer. Whoever is told to come again later does. */
    JsonNode post(String path, Map<String, ?> body) throws InterruptedException {
        return answerTo("POST", path, json.writeValueAsString(body));
    }

    URI pages() {
        return pages;
    }

    /** The cookies as a request carries them. */
    String cookies() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Reads who is signed in, and with it the token for the next writes. */
    private void begin() throws InterruptedException {
        csrf = answerTo("GET", "/api/session", null).path("csrf").asString("");
    }

    private JsonNode answerTo(String method, String path, @Nullable String body) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            HttpResponse<String> answer = send(method, path, body);
            keepCookies(answer);
            if (answer.statusCode() < 300) {
                return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
            }
            if (answer.statusCode() != TOO_MANY_REQUESTS || tries == MOST_TRIES) {
                throw new BenchFailure(
                        method + " " + path + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            Waiting.aWhile(Duration.ofSeconds(secondsToWait(answer)));
        }
    }

    private static long secondsToWait(HttpResponse<String> answer) {
        String told = answer.headers().firstValue("Retry-After").orElse("1");
        return told.matches("\\d{1,4}") ? Math.min(Long.parseLong(told), MOST_WAIT_S) : 1;
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(pages.resolve(path))
                .timeout(ANSWERS_WITHIN)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        if (body != null) {
            request.header("Content-Type", "application/json").header("X-CSRF-Token", csrf);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BenchFailure(method + " " + path + " was not answered: " + e.getMessage(), e);
        }
    }

    private void keepCookies(HttpResponse<String> answer) {
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String pair = set.split(";", 2)[0];
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            } else if (equals > 0) {
                cookies.remove(pair.substring(0, equals));
            }
        }
    }
}
