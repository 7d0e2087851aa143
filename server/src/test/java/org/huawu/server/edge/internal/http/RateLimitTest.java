package org.huawu.server.edge.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateLimitTest {

    @Test
    void given_few_allowed_at_once_when_more_come_then_they_are_told_to_wait_each_for_itself(@TempDir Path folder)
            throws Exception {
        Map<String, String> few = Map.of(
                "huawu.edge.anonymous-rate", "1",
                "huawu.edge.anonymous-burst", "1",
                "huawu.edge.person-rate", "1",
                "huawu.edge.person-burst", "1");
        try (EdgeUnderTest edge = EdgeUnderTest.start(folder, few)) {
            HttpResponse<String> refused = edge.get("/api/closed/thing");
            while (refused.statusCode() != 429) {
                // the first is let in, and more of them where the machine is slow
                refused = edge.get("/api/closed/thing");
            }
            assertThat(refused.body()).contains("\"error-id\":\"too-many-requests\"");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(edge.get("/api/closed/thing", "X-Test-Person", "7").statusCode())
                    .as("a person is not held up by others at the same address")
                    .isEqualTo(404);
            assertThat(edge.get("/ca.crt").statusCode())
                    .as("only the API is held")
                    .isEqualTo(200);
        }
    }
}
