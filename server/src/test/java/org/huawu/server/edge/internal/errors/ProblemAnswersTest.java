package org.huawu.server.edge.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.huawu.server.edge.testing.EdgeUnderTest;
import org.huawu.server.edge.testing.SharedEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedEdge.class)
class ProblemAnswersTest {

    private static final String GOOD = """
            {"person":"7","name":"n","colour":"RED","line":{"count":1,"gift":true},"clients":["1","2"],\
            "at":"2026-11-21T08:30:00Z","note":null}""";

    private final EdgeUnderTest edge;

    ProblemAnswersTest(EdgeUnderTest edge) {
        this.edge = edge;
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,没有找到,zh", "'en-US,en;q=0.9',There is nothing here,en", "'fr,zh;q=0.5,en;q=0.4',没有找到,zh"})
    void given_a_language_when_nothing_is_found_then_the_sentence_is_in_it(
            String accepted, String title, String language) throws Exception {
        HttpResponse<String> answer = edge.get("/api/nothing", "Accept-Language", accepted);
        JsonNode problem = problem(answer, 404, "not-found");
        assertThat(problem.get("title").asString()).isEqualTo(title);
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.get("type").asString()).isEqualTo("urn:huawu:error:not-found");
        assertThat(problem.get("request-id").asString())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(answer.headers().firstValue("Content-Language")).contains(language);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void given_no_language_when_a_request_fails_then_the_sentence_is_chinese() throws Exception {
        assertThat(problem(edge.get("/api/nothing"), 404, "not-found")
                        .get("title")
                        .asString())
                .isEqualTo("没有找到");
    }

    @Test
    void given_a_rejection_when_thrown_then_its_facts_are_members_and_words_of_the_sentence() throws Exception {
        JsonNode problem =
                problem(edge.get("/api/probe/failure/rejected", "Accept-Language", "en"), 422, "limit-out-of-range");
        assertThat(problem.get("most").asInt()).isEqualTo(5);
        assertThat(problem.get("given").asString()).isEqualTo("7");
        assertThat(problem.get("detail").asString())
                .isEqualTo("The limit \"7\" is not a whole number from 1 to 5. Ask for a page of that size.");
    }

    @Test
    void given_a_fact_named_like_a_member_of_every_problem_when_thrown_then_it_replaces_nothing() throws Exception {
        JsonNode problem = problem(edge.get("/api/probe/failure/overriding"), 409, "concurrent-change");
        assertThat(problem.get("status").asInt()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"n\"|\"name\":\"a\\u0000b\"|name|unusable-characters",
                "\"name\":\"n\"|\"name\":\"\\ud800abc\"|name|unusable-characters",
                "\"name\":\"n\"|\"name\":\"abc\\udc00\"|name|unusable-characters",
                "\"note\":null|\"note\":\"\\u0000\"|note|unusable-characters",
                "[\"1\",\"2\"]|[null]|clients[0]|missing",
            })
    void given_text_that_cannot_be_kept_or_nothing_in_a_list_when_sent_then_the_field_is_named(
            String good, String bad, String field, String reason) throws Exception {
        JsonNode problem = problem(send(GOOD.replace(good, bad)), 400, "field-invalid");
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("reason").asString()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"list?cursor=AA", "list?other=a%00b", "number?count=%00", "list?%00=%00"})
    void given_a_parameter_that_cannot_be_kept_when_sent_then_it_is_refused(String path) throws Exception {
        HttpResponse<String> answer = edge.get("/api/probe/" + path);
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void given_an_id_without_sentence_when_thrown_then_the_answer_still_names_it() throws Exception {
        JsonNode problem = problem(edge.get("/api/probe/failure/without-sentence"), 409, "no-such-sentence");
        assertThat(problem.get("title").asString()).isEqualTo("no-such-sentence");
    }

    @Test
    void given_a_delay_among_the_facts_when_refused_then_the_header_says_it_too() throws Exception {
        HttpResponse<String> answer = edge.get("/api/probe/failure/delayed");
        assertThat(problem(answer, 429, "too-many-requests")
                        .get("retryAfterSeconds")
                        .asInt())
                .isEqualTo(7);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @ParameterizedTest
    @CsvSource({"/api/probe/failure/fault", "/api/probe/overflow", "/api/probe/sql/23502"})
    void given_a_fault_of_the_program_when_it_shows_then_the_answer_tells_nothing_of_it(String path) throws Exception {
        HttpResponse<String> answer = edge.get(path, "Accept-Language", "en");
        problem(answer, 500, "internal-error");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "Error:", "java", "probe");
    }

    @Test
    void given_a_rejection_wrapped_by_a_framework_when_thrown_then_it_is_found() throws Exception {
        problem(edge.get("/api/probe/failure/wrapped"), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "failure/no-transaction, 503, database-unavailable",
        "failure/no-connection, 503, database-unavailable",
        "failure/no-rollback, 503, database-unavailable",
        "failure/no-resource, 503, database-unavailable",
        "sql/08006, 503, database-unavailable",
        "sql/57P01, 503, database-unavailable",
        "sql/57P03, 503, database-unavailable",
        "sql/53300, 503, database-unavailable",
        "sql/25006, 503, database-unavailable",
        "sql/57014, 503, database-busy",
        "sql/53100, 507, disk-full",
        "sql/40001, 409, concurrent-change",
        "sql/40P01, 409, concurrent-change",
        "sql/55P03, 409, concurrent-change",
        "sql/23505, 409, already-exists",
    })
    void given_a_failure_of_the_database_when_it_shows_then_the_answer_says_what_it_means(
            String path, int status, String id) throws Exception {
        HttpResponse<String> answer = edge.get("/api/probe/" + path);
        problem(answer, status, id);
        assertThat(answer.body()).doesNotContain("secret");
        if (status == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(GOOD.replace("\"7\"", "7"), "person", "not-an-id"),
                Arguments.of(GOOD.replace("\"7\"", "\"07\""), "person", "not-an-id"),
                Arguments.of(GOOD.replace("\"7\"", "\"9007199254740992\""), "person", "not-an-id"),
                Arguments.of(GOOD.replace("\"7\"", "{}"), "person", "not-an-id"),
                Arguments.of(GOOD.replace("\"person\":\"7\",", ""), "person", "missing"),
                Arguments.of(GOOD.replace("\"7\"", "null"), "person", "missing"),
                Arguments.of(GOOD.replace("\"name\":\"n\",", ""), "name", "missing"),
                Arguments.of(GOOD.replace("\"n\"", "null"), "name", "missing"),
                Arguments.of(GOOD.replace("\"n\"", "5"), "name", "not-a-text"),
                Arguments.of(GOOD.replace("\"n\"", "[]"), "name", "not-a-text"),
                Arguments.of(GOOD.replace("RED", "BLUE"), "colour", "unknown-value"),
                Arguments.of(GOOD.replace(":1,", ":\"1\","), "line.count", "not-a-number"),
                Arguments.of(GOOD.replace(":1,", ":1.7,"), "line.count", "not-a-number"),
                Arguments.of(GOOD.replace(":1,", ":null,"), "line.count", "missing"),
                Arguments.of(GOOD.replace(":1,", ":99999999999,"), "line.count", "not-a-number"),
                Arguments.of(GOOD.replace("true", "\"true\""), "line.gift", "not-true-or-false"),
                Arguments.of(GOOD.replace("{\"count\":1,\"gift\":true}", "5"), "line", "not-an-object"),
                Arguments.of(GOOD.replace("[\"1\",\"2\"]", "\"1\""), "clients", "not-a-list"),
                Arguments.of(GOOD.replace("\"2\"", "\"x\""), "clients[1]", "not-an-id"),
                Arguments.of(GOOD.replace("2026-11-21T", "yesterday"), "at", "not-a-time"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void given_a_field_that_is_not_as_it_must_be_when_sent_then_field_and_reason_are_named(
            String body, String field, String reason) throws Exception {
        JsonNode problem = problem(send(body), 400, "field-invalid");
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("reason").asString()).isEqualTo(reason);
        assertThat(problem.get("detail").asString())
                .contains("\"" + field + "\"")
                .doesNotContain("{", "not-");
    }

    @Test
    void given_a_good_body_when_sent_then_it_is_taken() throws Exception {
        HttpResponse<String> answer = send(GOOD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(GOOD);
        assertThat(send(GOOD.replace(",\"note\":null", "")).statusCode()).isEqualTo(200);
    }

    @Test
    void given_an_unknown_field_when_sent_then_it_is_named() throws Exception {
        JsonNode problem = problem(send(GOOD.replace("\"gift\"", "\"number\":1,\"gift\"")), 400, "field-unknown");
        assertThat(problem.get("field").asString()).isEqualTo("line.number");
    }

    @Test
    void given_malformed_json_when_sent_then_line_and_column_are_named() throws Exception {
        JsonNode problem = problem(send("{\n  \"person\": \"7\",\n  oops }"), 400, "body-malformed");
        assertThat(problem.get("line").asInt()).isEqualTo(3);
        assertThat(problem.get("column").asInt()).isBetween(3, 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "[]", "5", "{\"person\":\"7\",\"person\":\"8\"}", "{} {}"})
    void given_json_that_is_no_such_object_when_sent_then_it_is_malformed(String body) throws Exception {
        assertThat(JsonMapper.shared()
                        .readTree(send(body).body())
                        .get("error-id")
                        .asString())
                .isIn("body-malformed", "field-invalid");
        assertThat(send(body).statusCode()).isEqualTo(400);
    }

    @Test
    void given_no_body_when_one_is_needed_then_that_is_said() throws Exception {
        problem(send(""), 400, "body-missing");
    }

    @Test
    void given_a_method_not_possible_when_used_then_those_possible_are_named() throws Exception {
        HttpResponse<String> answer = edge.send("DELETE", "/api/probe/list", "");
        assertThat(problem(answer, 405, "method-not-allowed").get("allowed").asString())
                .isEqualTo("GET");
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void given_a_form_of_answer_we_do_not_have_when_only_that_is_accepted_then_the_problem_is_json_all_the_same()
            throws Exception {
        problem(edge.get("/api/probe/list", "Accept", "text/csv"), 406, "not-acceptable");
    }

    @Test
    void given_a_form_of_body_we_do_not_take_when_sent_then_those_we_take_are_named() throws Exception {
        HttpResponse<String> answer = edge.send("POST", "/api/probe/order", "a=b", "Content-Type", "text/plain");
        assertThat(problem(answer, 415, "media-type-unsupported")
                        .get("supported")
                        .asString())
                .contains("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/probe/people/abc, id, not-an-id",
        "/api/probe/people/0, id, not-an-id",
        "/api/probe/people/-1, id, not-an-id",
        "/api/probe/number, count, missing",
        "/api/probe/number?count=x, count, not-a-number",
    })
    void given_a_parameter_that_is_not_as_it_must_be_when_sent_then_it_is_named(
            String path, String field, String reason) throws Exception {
        JsonNode problem = problem(edge.get(path), 400, "field-invalid");
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("reason").asString()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit-out-of-range",
        "limit=201, limit-out-of-range",
        "limit=x, limit-out-of-range",
        "cursor=%2A, cursor-invalid",
    })
    void given_a_page_that_cannot_be_when_asked_for_then_it_is_refused(String query, String id) throws Exception {
        problem(edge.get("/api/probe/list?" + query), 400, id);
    }

    @Test
    void given_a_page_when_asked_for_then_the_controller_gets_it() throws Exception {
        assertThat(edge.get("/api/probe/list?limit=7&cursor=YWJj").body()).isEqualTo("{\"limit\":7,\"after\":\"abc\"}");
        assertThat(edge.get("/api/probe/list").body()).isEqualTo("{\"limit\":50,\"after\":null}");
    }

    @Test
    void given_an_id_when_read_from_a_path_and_written_then_it_is_text_also_as_a_key() throws Exception {
        assertThat(JsonMapper.shared().readTree(edge.get("/api/probe/people/42").body()))
                .isEqualTo(JsonMapper.shared().readTree("{\"id\":\"42\",\"names\":{\"42\":\"some\"}}"));
    }

    @Test
    void given_nobody_signed_in_when_a_closed_address_is_asked_for_then_sign_in_is_required() throws Exception {
        problem(edge.get("/api/closed/thing"), 401, "sign-in-required");
        problem(edge.get("/api/probe/permitted"), 401, "sign-in-required");
    }

    @Test
    void given_somebody_without_the_right_when_a_guarded_method_is_called_then_the_right_is_missing() throws Exception {
        problem(edge.get("/api/probe/permitted", "X-Test-Person", "7:other"), 403, "permission-missing");
        assertThat(edge.get("/api/probe/permitted", "X-Test-Person", "7:probe.read")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void given_no_proof_against_forged_requests_when_something_is_written_then_it_is_refused() throws Exception {
        problem(edge.send("POST", "/api/probe/order", GOOD, "X-Test-Forged", "yes"), 403, "csrf-missing");
    }

    @Test
    void given_the_error_address_when_asked_for_itself_then_there_is_nothing() throws Exception {
        problem(edge.get("/error"), 404, "not-found");
    }

    private HttpResponse<String> send(String body) throws Exception {
        return edge.send("POST", "/api/probe/order", body, "Content-Type", "application/json", "Accept-Language", "en");
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String id) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("error-id").asString()).isEqualTo(id);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(answer.statusCode()).isEqualTo(status);
        return problem;
    }
}
