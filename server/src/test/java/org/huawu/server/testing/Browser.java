package org.huawu.server.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser does with the API: keeps cookies, sends the CSRF token with each write, reads JSON. */
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final String base;
    private final Map<String, String> headers = new TreeMap<>(Map.of("Accept-Language", "en"));
    private String csrf = "";

    /** @param httpPort the port of plain HTTP on the loopback address */
    public Browser(int httpPort) {
        this.base = "http://127.0.0.1:" + httpPort;
        this.http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .localAddress(addressOfItsOwn())
                .build();
    }

    /** Somewhere in 127.0.0.0/8: what one test fails at delays no other, as one address never delays another. */
    private static InetAddress addressOfItsOwn() {
        byte[] address = new byte[4];
        new SecureRandom().nextBytes(address);
        address[0] = 127;
        address[3] = (byte) (2 + (address[3] & 0x7F));
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** An answer: status, and the body as JSON (a missing node when there is none). */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        /** The stable error id of a refusal; empty when it is none. */
        public String errorId() {
            return body.path("error-id").asString("");
        }
    }

    /** Sends a header with every request from now on. */
    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Sends that header no longer. */
    public Browser without(String header) {
        headers.remove(header);
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path, @Nullable Object body) {
        return send("DELETE", path, body);
    }

    /** Opens the page: fetches the CSRF token. */
    public Browser open() {
        csrf = get("/api/session").body().path("csrf").asString("");
        return this;
    }

    /** Signs in; the caller looks at the answer. */
    public Answer signIn(String loginName, String password) {
        open();
        Answer answer = post("/api/session", Map.of("loginName", loginName, "password", password));
        open();
        return answer;
    }

    /** Sends a body of JSON as it is written, with whatever escapes are in it. */
    public Answer postRaw(String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::setHeader);
        request.setHeader("X-CSRF-Token", csrf).setHeader("Content-Type", "application/json");
        return answer(request.POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    /** Sends a file as it is. */
    public Answer upload(String method, String path, byte[] file) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::setHeader);
        request.setHeader("X-CSRF-Token", csrf).setHeader("Content-Type", "application/octet-stream");
        return answer(request.method(method, HttpRequest.BodyPublishers.ofByteArray(file))
                .build());
    }

    /** Sends any request. */
    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::setHeader);
        if (!method.equals("GET") && !csrf.isEmpty()) {
            request.setHeader("X-CSRF-Token", csrf);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.setHeader("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return answer(request.build());
    }

    private Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> raw = http.send(request, HttpResponse.BodyHandlers.ofString());
            String type = raw.headers().firstValue("Content-Type").orElse("");
            boolean isJson = type.contains("json") && !raw.body().isEmpty();
            return new Answer(raw.statusCode(), isJson ? JSON.readTree(raw.body()) : JSON.missingNode(), raw);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
