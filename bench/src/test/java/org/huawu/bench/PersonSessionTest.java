package org.huawu.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PersonSessionTest {

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer program = start();
    private final PersonSession person = new PersonSession(
            http, URI.create("http://127.0.0.1:" + program.getAddress().getPort()), new JsonMapper());

    @BeforeEach
    void answer() {
        program.createContext("/", this::answer);
        program.start();
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        program.stop(0);
    }

    @Test
    void given_a_first_sign_in_when_somebody_arrives_then_the_password_is_changed_under_the_newest_token()
            throws Exception {
        person.arrive(new Account("agent-001", "initial"), "own");
        assertThat(heard)
                .containsExactly(
                        "GET /api/session - -",
                        "POST /api/session token-1 s=1",
                        "GET /api/session - s=2",
                        "POST /api/session/password token-3 s=3",
                        "GET /api/session - s=4");
        assertThat(person.cookies()).isEqualTo("s=5");
    }

    @Test
    void given_a_program_that_says_later_when_something_is_written_then_it_is_written_again() throws Exception {
        refusals.set(2);
        assertThat(person.post("/api/any", Map.of("a", "b")).path("csrf").asString(""))
                .isEqualTo("token-3");
        assertThat(heard).hasSize(3);
    }

    @Test
    void given_a_program_that_refuses_when_something_is_written_then_its_words_are_told() {
        assertThatExceptionOfType(BenchFailure.class)
                .isThrownBy(() -> person.post("/api/refused", Map.of()))
                .withMessageContaining("POST /api/refused was answered with 422")
                .withMessageContaining("name-invalid");
    }

    /** Each answer gives a new cookie and a new token. */
    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        heard.add(String.join(
                " ",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                header(exchange, "X-CSRF-Token"),
                header(exchange, "Cookie")));
        int number = sessions.incrementAndGet();
        exchange.getResponseHeaders().add("Set-Cookie", "s=" + number + "; Path=/; HttpOnly");
        exchange.getResponseHeaders().add("Set-Cookie", "gone=; Max-Age=0");
        int status = exchange.getRequestURI().getPath().equals("/api/refused") ? 422 : 200;
        if (refusals.getAndDecrement() > 0) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            status = 429;
        }
        byte[] body = (status == 422 ? "name-invalid" : "{\"csrf\":\"token-" + number + "\"}").getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "-");
    }

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
