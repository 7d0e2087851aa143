package org.huawu.server.edge.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.huawu.server.edge.testing.SharedEdge;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedEdge.class)
class BrokenRequestsTest {

    private final EdgeUnderTest edge;

    BrokenRequestsTest(EdgeUnderTest edge) {
        this.edge = edge;
    }

    static Stream<String> requests() {
        return Stream.of(
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /a b c HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a\\b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/probe/list?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/probe/list?limit=%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/probe/list?cursor=%00%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(100_000) + "\r\n\r\n",
                "POST /api/probe/order HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                String.join(
                        "\r\n",
                        "POST /api/probe/order HTTP/1.1",
                        "Host: x",
                        "Transfer-Encoding: chunked",
                        "Connection: close",
                        "Content-Type: application/json",
                        "",
                        "zz",
                        ""),
                "POST /api/probe/order HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n",
                "FOO / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api//probe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/probe;x=1/list HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/probe%2flist HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void given_a_broken_request_when_sent_then_the_answer_is_a_problem_that_tells_nothing_of_the_server(String request)
            throws Exception {
        RawAnswer answer = RawAnswer.to(edge.httpPort(), request);
        assertThat(answer.status()).isBetween(400, 505).isNotEqualTo(500);
        assertThat(answer.text())
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContainIgnoringCase("apache")
                .doesNotContain("<html", "Exception", "java.")
                .contains("\"error-id\":");
        assertThat(answer.text())
                .as("a request id to ask for, and no empty list")
                .containsPattern("\"request-id\":\"[0-9a-f-]{36}\"")
                .doesNotContain("：。", "\"allowed\":\"\"");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo(SecurityHeaders.CONTENT_SECURITY_POLICY);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
