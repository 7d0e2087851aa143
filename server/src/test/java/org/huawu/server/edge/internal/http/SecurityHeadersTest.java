package org.huawu.server.edge.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.huawu.server.edge.testing.SharedEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedEdge.class)
class SecurityHeadersTest {

    private final EdgeUnderTest edge;

    SecurityHeadersTest(EdgeUnderTest edge) {
        this.edge = edge;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/sign-in",
                "/favicon.svg",
                "/assets/index-abc123.js",
                "/assets/missing.js",
                "/ca.crt",
                "/error",
                "/api",
                "/api/probe/list",
                "/api/probe/list?limit=0",
                "/api/probe/failure/fault",
                "/api/closed/thing",
                "/api/missing",
                "/actuator/health",
            })
    void given_any_address_when_asked_for_then_the_answer_carries_the_headers(String path) throws Exception {
        HttpHeaders headers = edge.get(path).headers();
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'; img-src 'self' data:; media-src 'self' blob:; object-src 'none';"
                        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Permissions-Policy"))
                .singleElement()
                .satisfies(policy ->
                        assertThat(policy).startsWith("microphone=(self), ").contains("camera=()", "geolocation=()"));
        assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("X-Request-Id")).hasSize(1);
        assertThat(headers.allValues("Server")).isEmpty();
        assertThat(headers.allValues("X-Powered-By")).isEmpty();
        assertThat(headers.allValues("Strict-Transport-Security")).isEmpty();
        if (path.startsWith("/api")) {
            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "callcentre.example, max-age=31536000",
        "localhost, ''",
        "desk.localhost, ''",
        "127.0.0.1, ''",
        "192.168.1.5, ''",
        "[::1], ''",
    })
    void given_https_when_asked_by_a_host_then_only_a_name_is_bound_to_https(String host, String expected)
            throws Exception {
        assertThat(overTls("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                        .header("Strict-Transport-Security"))
                .isEqualTo(expected);
    }

    @Test
    void given_plain_http_when_asked_by_a_name_then_it_is_not_bound_to_https() throws Exception {
        RawAnswer answer = RawAnswer.to(
                edge.httpPort(), "GET / HTTP/1.1\r\nHost: callcentre.example\r\nConnection: close\r\n\r\n");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
    }

    private RawAnswer overTls(String request) throws Exception {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), edge.httpsPort());
                SSLSocket socket = (SSLSocket) EdgeUnderTest.contextTrusting(edge.root())
                        .getSocketFactory()
                        .createSocket(plain, "localhost", edge.httpsPort(), true)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new RawAnswer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
