package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HuawuServerTest
class PeopleImportTest {

    private static final String IMPORT = "/api/identity/people/import";

    private final World world;
    private final int port;
    private final Browser administrator;
    private final Client client;
    private final Vendor vendor;
    private final Project project;

    PeopleImportTest(@Autowired World world, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.port = addresses.httpPort();
        Somebody somebody = world.administrator();
        this.administrator = new Browser(port);
        assertThat(administrator
                        .signIn(somebody.loginName(), somebody.password())
                        .status())
                .isEqualTo(200);
        this.client = world.client();
        this.vendor = world.vendor();
        this.project = world.project(client, vendor);
    }

    @Test
    void given_good_rows_when_they_are_checked_then_nothing_stays_and_when_brought_in_then_all_can_sign_in() {
        String team = world.name("team");
        administrator.post(
                "/api/organisation/teams",
                Map.of(
                        "name", team,
                        "projectId", String.valueOf(project.id().value()),
                        "vendorId", String.valueOf(vendor.id().value())));
        Map<String, String> agent = agent();
        agent.put("team", team);
        Map<String, String> coach = row("client-coach");
        coach.put("client", client.name());
        List<Map<String, String>> rows = List.of(agent, coach);
        assertThat(problems(check(rows))).isEmpty();
        assertThat(people(agent)).isZero();

        Answer brought = administrator.post(IMPORT, Map.of("rows", rows));
        assertThat(brought.status()).isEqualTo(200);
        assertThat(people(agent)).isEqualTo(1);
        JsonNode account = brought.body().at("/accounts/0");
        assertThat(new Browser(port)
                        .signIn(
                                account.path("loginName").asString(),
                                account.path("initialPassword").asString())
                        .body()
                        .path("mustChangePassword")
                        .asBoolean())
                .isTrue();
        assertThat(administrator
                        .get("/api/organisation/teams?limit=200")
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(each -> each.path("name").asString().equals(team))
                        .map(each -> each.path("members").asInt()))
                .containsExactly(1);
    }

    @Test
    void given_rows_with_errors_when_they_are_checked_then_each_is_named_and_none_is_brought_in() {
        Map<String, String> good = agent();
        Map<String, String> again = agent();
        again.put("loginName", good.get("loginName"));
        Map<String, String> nowhere = agent();
        nowhere.put("project", "no such project");
        Map<String, String> nothing = row("singer");
        Map<String, String> sideless = row("client-coach");
        List<Map<String, String>> rows = List.of(good, again, nowhere, nothing, sideless, agent());

        assertThat(problems(check(rows)))
                .containsExactly(
                        "2 login-name-taken", "3 import-party-unknown", "4 import-role-unknown", "5 role-needs-client");
        Answer brought = administrator.post(IMPORT, Map.of("rows", rows));
        assertThat(brought.errorId()).isEqualTo("import-row-refused");
        assertThat(brought.body().path("row").asInt()).isEqualTo(2);
        assertThat(people(good)).as("nothing half imported").isZero();
    }

    @Test
    void given_no_row_or_too_many_when_they_are_sent_then_they_are_refused() {
        assertThat(check(List.of()).errorId()).isEqualTo("import-size");
        List<Map<String, String>> many = IntStream.rangeClosed(0, PeopleImport.MOST_ROWS)
                .mapToObj(i -> agent())
                .toList();
        assertThat(check(many).errorId()).isEqualTo("import-size");
        assertThat(administrator.post(IMPORT, Map.of("rows", many)).errorId()).isEqualTo("import-size");
    }

    private Map<String, String> agent() {
        Map<String, String> row = row("agent");
        row.put("vendor", vendor.shortName());
        row.put("project", project.name());
        return row;
    }

    private Map<String, String> row(String role) {
        Map<String, String> row = new HashMap<>();
        String name = world.name("imported");
        row.put("name", name);
        row.put("loginName", name);
        row.put("role", role);
        return row;
    }

    private Answer check(List<Map<String, String>> rows) {
        return administrator.post(IMPORT + "/check", Map.of("rows", rows));
    }

    private static List<String> problems(Answer checked) {
        assertThat(checked.status()).isEqualTo(200);
        return checked.body()
                .path("problems")
                .valueStream()
                .peek(each -> assertThat(each.path("detail").asString()).isNotBlank())
                .map(each ->
                        each.path("row").asInt() + " " + each.path("errorId").asString())
                .toList();
    }

    private int people(Map<String, String> row) {
        return administrator
                .get("/api/identity/people?q=" + row.get("name"))
                .body()
                .path("items")
                .size();
    }
}
