package org.huawu.server.edge.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.huawu.server.edge.RequestId;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.huawu.server.edge.testing.SharedEdge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@ExtendWith(SharedEdge.class)
class RequestTraceTest {

    private final EdgeUnderTest edge;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    RequestTraceTest(EdgeUnderTest edge) {
        this.edge = edge;
    }

    @BeforeEach
    void listen() {
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(lines);
        lines.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3f2504e0-4f89-41d3-9a0c-0305e82c3301", "4BF92F3577B34DA6A3CE929D0E0E4736", "00f067aa0ba902b7"})
    void given_a_well_formed_request_id_when_sent_then_it_is_kept(String id) throws Exception {
        assertThat(idOf(edge.get("/api/probe/list", "X-Request-Id", id))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000-x",
                "13800138000-abcdef",
                "a13800138000abcd",
                "abcdef1-380-0138-000f",
                "3f2504e0-4f89-41d3-9a0c-013800138000",
                "0755-83765432-abcdef",
                "-3f2504e04f8941d3",
                "abcdefgh-abcdefgh",
                "0123456789-ABCDEF-xyz",
                "abcdef",
                "short",
                "with space in it",
                "{\"json\":true}",
                "ünicode-ünicode",
                "a;b;c;d;e;f;g"
            })
    void given_an_ill_formed_request_id_when_sent_then_another_is_made(String id) throws Exception {
        assertThat(idOf(edge.get("/api/probe/list", "X-Request-Id", id)))
                .isNotEqualTo(id)
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void given_no_request_id_when_two_requests_come_then_they_get_different_ones() throws Exception {
        assertThat(idOf(edge.get("/api/probe/list"))).isNotEqualTo(idOf(edge.get("/api/probe/list")));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/probe/people/42?phone=13800138000, /api/probe/people/{id}, 200",
        "/api/probe/people/abc, /api/probe/people/{id}, 400",
        "/api/missing/13800138000, /**, 404",
        "/api/closed/13800138000, -, 401",
        "/assets/index-abc123.js?name=Li, /assets/**, 200",
        "/api/probe/failure/fault, /api/probe/failure/{kind}, 500",
    })
    void given_a_request_when_answered_then_one_line_names_its_route_and_nothing_personal(
            String path, String route, int status) throws Exception {
        String id = idOf(edge.get(path));
        ILoggingEvent line = accessLineOf(id);
        Map<String, Object> members =
                line.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
        assertThat(members)
                .containsEntry("method", "GET")
                .containsEntry("route", route)
                .containsEntry("status", status)
                .containsOnlyKeys("method", "route", "status", "ms");
        assertThat(line.getMDCPropertyMap()).containsEntry(RequestId.LOG_KEY, id);
        for (ILoggingEvent each : List.copyOf(lines.list)) {
            assertThat(each.getFormattedMessage() + each.getKeyValuePairs()).doesNotContain("13800138000", "name=Li");
        }
    }

    @Test
    void given_a_method_of_the_clients_own_making_when_used_then_it_does_not_enter_the_log() throws Exception {
        String id = idOf(edge.send("L13800138000", "/api/probe/list", ""));
        assertThat(accessLineOf(id).getKeyValuePairs().toString())
                .contains("OTHER")
                .doesNotContain("138");
    }

    @Test
    void given_a_fault_of_the_program_when_logged_then_the_line_has_the_request_id_and_the_cause() throws Exception {
        String id = idOf(edge.get("/api/probe/failure/fault"));
        assertThat(List.copyOf(lines.list))
                .filteredOn(line -> line.getThrowableProxy() != null)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getMDCPropertyMap()).containsEntry(RequestId.LOG_KEY, id);
                    assertThat(line.getThrowableProxy().getMessage()).isEqualTo("secret words");
                });
    }

    /** The line is written after the answer is on its way, so it may come a moment later than that. */
    private ILoggingEvent accessLineOf(String id) {
        return Awaitility.await()
                .until(
                        () -> List.copyOf(lines.list).stream()
                                .filter(line -> line.getLoggerName().equals(AccessLogFilter.LOGGER))
                                .filter(line ->
                                        id.equals(line.getMDCPropertyMap().get(RequestId.LOG_KEY)))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    private static String idOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }
}
