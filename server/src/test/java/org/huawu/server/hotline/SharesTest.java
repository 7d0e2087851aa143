package org.huawu.server.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Shares of vendors, as they are set over HTTP. */
@HuawuServerTest
class SharesTest {

    private static final String SHARES = "/api/hotline/shares";

    private final World world;
    private final int port;
    private final Client client;
    private final Vendor one;
    private final Vendor two;
    private final Vendor three;
    private final Project project;
    private final Browser administrator;
    private final Browser supervisor;

    SharesTest(@Autowired World world, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.port = addresses.httpPort();
        this.client = world.client();
        this.one = world.vendor();
        this.two = world.vendor();
        this.three = world.vendor();
        this.project = world.project(client, one, two, three);
        this.administrator = new Browser(port);
        this.supervisor = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        Somebody somebody = world.administrator();
        administrator.signIn(somebody.loginName(), somebody.password());
        Somebody other = world.supervisor(client);
        supervisor.signIn(other.loginName(), other.password());
    }

    @Test
    void given_a_share_when_each_side_looks_then_a_vendor_sees_its_own_part_only_and_sets_none() {
        String name = one.shortName() + " : " + two.shortName();
        JsonNode share = supervisor
                .post(SHARES, share(name, List.of(party(one, 2), party(two, 1))))
                .body();
        assertThat(share.path("basis").asString()).isEqualTo("offered");
        assertThat(share.path("carried").asBoolean()).isTrue();
        assertThat(share.path("reservedMs").asLong()).isEqualTo(30_000);

        assertThat(shown(supervisor)).contains(id(share) + " " + name + " " + id(one) + "=2/3 " + id(two) + "=1/3");
        Browser leaderOfOne = signedIn(world.leader(one));
        assertThat(shown(leaderOfOne)).containsExactly(id(share) + "  " + id(one) + "=2/3");
        assertThat(leaderOfOne.get(SHARES).body().toString())
                .doesNotContain(two.shortName())
                .doesNotContain("\"" + id(two) + "\"");
        assertThat(shown(signedIn(world.leader(three)))).isEmpty();
        assertThat(shown(signedIn(world.supervisor(world.client())))).isEmpty();
        assertThat(leaderOfOne
                        .put(SHARES + "/" + id(share), share(name, List.of(party(one, 9), party(two, 1))))
                        .errorId())
                .isEqualTo("permission-missing");
    }

    @Test
    void given_a_share_when_it_is_changed_then_its_parties_are_put_in_the_place_of_the_former_and_it_is_audited() {
        String name = world.name("share");
        JsonNode share = supervisor
                .post(SHARES, share(name, List.of(party(one, 2), party(two, 1))))
                .body();
        Map<String, Object> wanted = share(name, List.of(party(three, 60), party(two, 40)));
        wanted.put("basis", "handled");
        wanted.put("carried", false);
        wanted.put("reservedMs", 5_000);

        assertThat(supervisor.put(SHARES + "/" + id(share), wanted).status()).isEqualTo(200);

        assertThat(shown(supervisor))
                .containsExactly(id(share) + " " + name + " " + id(two) + "=40/100 " + id(three) + "=60/100");
        assertThat(shown(signedIn(world.leader(one)))).isEmpty();
        JsonNode entry = supervisor
                .get("/api/identity/audit?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("action").asString().equals("share.changed"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("changes").toString())
                .contains("basis", "handled", "carried", "reservedMs", "vendor " + id(one), "40/100");
    }

    @Test
    void given_a_share_by_which_a_queue_and_a_line_go_when_it_is_removed_then_it_is_said_which_until_none_does() {
        String name = world.name("share");
        JsonNode share = supervisor
                .post(SHARES, share(name, List.of(party(one, 2), party(two, 1))))
                .body();
        String queueName = world.name("queue");
        Map<String, Object> queue = new HashMap<>();
        queue.put("name", queueName);
        queue.put("projectId", String.valueOf(project.id().value()));
        queue.put("recorded", false);
        queue.put("demand", Map.of("steps", List.of(), "shareId", id(share)));
        JsonNode added = administrator.post("/api/hotline/queues", queue).body();
        assertThat(added.path("demand").path("shareId").asString()).isEqualTo(id(share));
        String lineName = world.name("line");
        Map<String, Object> line = new HashMap<>();
        line.put("number", "8" + id(added));
        line.put("name", lineName);
        line.put("queueId", id(added));
        line.put("welcome", false);
        line.put("demand", Map.of("skills", List.of(), "shareId", id(share)));
        JsonNode addedLine = administrator.post("/api/hotline/lines", line).body();

        Answer refused = supervisor.delete(SHARES + "/" + id(share), null);
        assertThat(refused.errorId()).isEqualTo("share-in-use");
        assertThat(refused.body().path("detail").asString()).contains(queueName, lineName, name);

        queue.put("demand", Map.of("steps", List.of()));
        administrator.put("/api/hotline/queues/" + id(added), queue);
        line.put("demand", Map.of("skills", List.of()));
        administrator.put("/api/hotline/lines/" + id(addedLine), line);
        assertThat(supervisor.delete(SHARES + "/" + id(share), null).status()).isEqualTo(204);
        assertThat(shown(supervisor)).isEmpty();
    }

    @Test
    void given_what_no_share_can_be_when_it_is_wanted_then_the_row_is_named() {
        refuses("parties-missing", "parties", List.of(party(one, 1)));
        refuses("party-twice", "parties.1", List.of(party(one, 1), party(one, 2)));
        refuses("party-unknown", "parties.1", List.of(party(one, 1), party(world.vendor(), 2)));
        refuses("number-out-of-range", "parties.0", List.of(party(one, 0), party(two, 2)));
        refuses("number-out-of-range", "parties.1", List.of(party(one, 1), party(two, 10_001)));
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            many.add(party(one, 1));
        }
        Map<String, Object> wanted = share(world.name("share"), List.of(party(one, 1), party(two, 1)));
        wanted.put("parties", many);
        refused(wanted, "parties-too-many", "parties");
        Map<String, Object> brief = share(world.name("share"), List.of(party(one, 1), party(two, 1)));
        brief.put("reservedMs", 999);
        refused(brief, "duration-out-of-range", "reservedMs");
    }

    @Test
    void given_a_share_of_another_project_when_a_queue_wants_it_then_it_is_unknown() {
        Project elsewhere = world.project(client, one, two);
        Map<String, Object> wanted = share(world.name("share"), List.of(party(one, 1), party(two, 1)));
        wanted.put("projectId", String.valueOf(elsewhere.id().value()));
        JsonNode foreign = supervisor.post(SHARES, wanted).body();

        Answer refused = administrator.post(
                "/api/hotline/queues",
                Map.of(
                        "name",
                        world.name("queue"),
                        "projectId",
                        String.valueOf(project.id().value()),
                        "recorded",
                        false,
                        "demand",
                        Map.of("steps", List.of(), "shareId", id(foreign))));

        assertThat(refused.errorId()).isEqualTo("share-unknown");
        assertThat(refused.body().path("field").asString()).isEqualTo("shareId");
    }

    private void refuses(String errorId, String field, List<Map<String, Object>> parties) {
        refused(share(world.name("share"), parties), errorId, field);
    }

    private void refused(Map<String, Object> wanted, String errorId, String field) {
        Answer refused = supervisor.post(SHARES, wanted);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorId()).isEqualTo(errorId);
        assertThat(refused.body().path("field").asString()).isEqualTo(field);
        assertThat(refused.body().path("detail").asString()).isNotBlank().doesNotContain("{");
    }

    private Map<String, Object> share(String name, List<Map<String, Object>> parties) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("name", name);
        wanted.put("projectId", String.valueOf(project.id().value()));
        wanted.put("parties", parties);
        return wanted;
    }

    private static Map<String, Object> party(Vendor vendor, int weight) {
        return Map.of("vendorId", id(vendor), "weight", weight);
    }

    /** Id, name and parties of each. */
    private static List<String> shown(Browser browser) {
        Answer answer = browser.get(SHARES + "?limit=200");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .path("items")
                .valueStream()
                .map(row -> id(row) + " " + row.path("name").asString() + " "
                        + String.join(
                                " ",
                                row.path("parties")
                                        .valueStream()
                                        .map(each -> each.path("vendorId").asString() + "="
                                                + each.path("weight").asInt() + "/"
                                                + each.path("whole").asInt())
                                        .toList()))
                .toList();
    }

    private Browser signedIn(Somebody somebody) {
        Browser browser = new Browser(port);
        browser.signIn(somebody.loginName(), somebody.password());
        return browser;
    }

    private static String id(JsonNode row) {
        return row.path("id").asString();
    }

    private static String id(Vendor vendor) {
        return String.valueOf(vendor.id().value());
    }
}
