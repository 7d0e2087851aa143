package org.huawu.server.edge.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.huawu.server.edge.testing.SharedEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedEdge.class)
class BodyLimitTest {

    private static final int LIMIT = 1024 * 1024;

    private final EdgeUnderTest edge;

    BodyLimitTest(EdgeUnderTest edge) {
        this.edge = edge;
    }

    @Test
    void given_a_body_as_long_as_allowed_when_sent_then_it_is_taken() throws Exception {
        assertThat(edge.send("POST", "/api/probe/text", "a".repeat(LIMIT), "Content-Type", "text/plain")
                        .body())
                .isEqualTo("{\"length\":" + LIMIT + "}");
        assertThat(sendWithoutLength(LIMIT).body()).isEqualTo("{\"length\":" + LIMIT + "}");
    }

    @Test
    void given_a_body_that_says_it_is_too_long_when_sent_then_it_is_refused() throws Exception {
        refused(edge.send("POST", "/api/probe/text", "a".repeat(LIMIT + 1), "Content-Type", "text/plain"));
    }

    @Test
    void given_a_body_too_long_that_does_not_say_so_when_sent_then_it_is_refused() throws Exception {
        refused(sendWithoutLength(LIMIT + 1));
    }

    private HttpResponse<String> sendWithoutLength(int length) throws Exception {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) 'a');
        return edge.send(edge.request("/api/probe/text", "Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"error-id\":\"body-too-large\"", "\"limitKib\":1024");
    }
}
