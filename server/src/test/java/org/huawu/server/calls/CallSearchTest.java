package org.huawu.server.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.huawu.kernel.ProjectId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Hotline.NewLine;
import org.huawu.server.hotline.Hotline.NewQueue;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.hotline.Queue;
import org.huawu.server.organisation.Client;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the search of the call list finds: an id, or a part of the name or number of a line. */
@HuawuServerTest
class CallSearchTest {

    /** Longer than any number of a line, so that no part of one is a part of the other. */
    private static final long FIRST_CALL = 5_000_000_000_000_000L;

    private final World world;
    private final Hotline hotline;
    private final Numbers numbers;
    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final Client client;
    private final Client other;
    private final Browser supervisor;

    CallSearchTest(
            @Autowired World world,
            @Autowired Hotline hotline,
            @Autowired Numbers numbers,
            @Autowired ScopedWork work,
            @Autowired JdbcClient jdbc,
            @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.hotline = hotline;
        this.numbers = numbers;
        this.work = work;
        this.jdbc = jdbc;
        this.client = world.client();
        this.other = world.client();
        this.supervisor = new Browser(addresses.httpPort());
    }

    @BeforeEach
    void signIn() {
        Somebody somebody = world.supervisor(client);
        assertThat(supervisor.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
    }

    @Test
    void given_calls_on_two_lines_when_searched_by_a_part_of_a_name_or_number_then_those_of_that_line_are_found() {
        Line water = line(client, "Water 热线");
        Line bus = line(client, "公交");
        List<String> calls = List.of(call(water), call(bus), call(water));

        assertThat(found("wAtEr")).containsExactly(calls.get(2), calls.get(0));
        assertThat(found(" 公交 ")).containsExactly(calls.get(1));
        assertThat(found(bus.number().substring(1))).containsExactly(calls.get(1));
        assertThat(found("")).containsExactly(calls.get(2), calls.get(1), calls.get(0));
    }

    @Test
    void given_calls_when_searched_by_an_id_then_that_one_is_found_and_no_part_of_another() {
        Line line = line(client, "公交");
        String call = call(line);
        call(line);

        assertThat(found(call)).containsExactly(call);
        assertThat(found(call.substring(0, call.length() - 1))).doesNotContain(call);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "_", "!", "公%交", "公_", "nothing of this name", "-1", "9223372036854775808", "' OR 1=1"})
    void given_calls_when_searched_by_what_no_line_has_then_none_is_found(String words) {
        call(line(client, "公交"));

        assertThat(found(words)).isEmpty();
    }

    @Test
    void given_lines_with_signs_of_patterns_when_searched_by_them_then_they_mean_themselves() {
        String call = call(line(client, "公%交"));
        call(line(client, "公共交"));

        assertThat(found("公%交")).containsExactly(call);
    }

    @Test
    void given_a_call_of_another_client_when_searched_by_its_id_or_line_then_it_is_not_found() {
        Line line = line(other, "隔壁的热线");
        String call = call(line);

        assertThat(found(call)).isEmpty();
        assertThat(found("隔壁")).isEmpty();
        assertThat(found(line.number())).isEmpty();
    }

    @Test
    void given_more_calls_than_a_page_holds_when_searched_then_the_pages_follow_each_other() {
        Line bus = line(client, "公交");
        Line water = line(client, "供水");
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.addFirst(call(bus));
            call(water);
        }

        List<String> read = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = searched("公交", "&limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
            read.addAll(idsOf(page));
            next = page.path("next").asString("");
        } while (!next.isEmpty() && read.size() < 20);
        assertThat(read).isEqualTo(calls);
    }

    private List<String> found(String words) {
        return idsOf(searched(words, ""));
    }

    private JsonNode searched(String words, String more) {
        Answer answer = supervisor.get("/api/calls?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> idsOf(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(call -> ids.add(call.path("id").asString()));
        return ids;
    }

    private Line line(Client owner, String name) {
        ProjectId project = world.project(owner, world.vendor()).id();
        Line line = work.in(Scope.all(), () -> {
            Queue queue = hotline.addQueue(
                    new NewQueue(world.name("queue"), project, null, null, false, null, null, null, null, null));
            return hotline.addLine(new NewLine("7" + project.value() + "7", name, queue.id(), false, null, null, null));
        });
        await().until(() -> numbers.line(line.id()).isPresent());
        return line;
    }

    private String call(Line line) {
        return String.valueOf(work.in(
                Scope.all(),
                () -> jdbc.sql("""
                        INSERT INTO calls.contact (id, client_id, project_id, line_id, queue_id, arrived_at, ended_at, stage)
                        VALUES (:first + nextval('huawu.ids'), :client, :project, :line, :queue, now(), now(), 'waiting')
                        RETURNING id""")
                        .param("first", FIRST_CALL)
                        .param("client", line.clientId().value())
                        .param("project", line.projectId().value())
                        .param("line", line.id().value())
                        .param("queue", line.queueId().value())
                        .query(Long.class)
                        .single()));
    }
}
