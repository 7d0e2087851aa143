package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HuawuServerTest
class GrantsTest {

    private final World world;
    private final StillClock clock;
    private final int port;
    private final Browser administrator;
    private final Client client;
    private final Vendor vendor;
    private final Project project;

    GrantsTest(@Autowired World world, @Autowired StillClock clock, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.clock = clock;
        this.port = addresses.httpPort();
        this.administrator = signedIn(world.administrator());
        this.client = world.client();
        this.vendor = world.vendor();
        this.project = world.project(client, vendor);
    }

    @Test
    void given_an_agent_when_a_role_is_given_and_taken_back_then_it_holds_at_once_and_then_no_more() {
        Somebody agent = world.agent(vendor, project);
        Browser own = signedIn(agent);
        assertThat(own.get("/api/calls").errorId()).isEqualTo("permission-missing");
        Answer given = give(agent, wanted("vendor-quality-inspector"));
        assertThat(given.status()).isEqualTo(201);
        assertThat(own.get("/api/calls").status()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));
        String id = given.body().path("id").asString();
        assertThat(administrator
                        .post("/api/identity/grants/" + id + "/end", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(own.get("/api/calls").errorId()).isEqualTo("permission-missing");
        assertThat(states(agent)).containsExactlyInAnyOrder("vendor-quality-inspector past", "agent in-force");
        assertThat(audited(agent)).containsSubsequence("access.withdrawn", "access.granted");
    }

    @Test
    void given_a_role_from_tomorrow_to_the_day_after_when_time_goes_by_then_it_holds_in_between_only() {
        Somebody agent = world.agent(vendor, project);
        Map<String, Object> wanted = wanted("vendor-inspector");
        wanted.put("from", clock.instant().plus(Duration.ofHours(1)).toString());
        wanted.put("to", clock.instant().plus(Duration.ofHours(2)).toString());
        assertThat(give(agent, wanted).body().path("state").asString()).isEqualTo("coming");
        Browser own = signedIn(agent);
        assertThat(own.get("/api/calls").errorId()).isEqualTo("permission-missing");
        clock.advance(Duration.ofMinutes(61));
        assertThat(own.get("/api/calls").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(60));
        assertThat(own.get("/api/calls").errorId()).isEqualTo("permission-missing");
    }

    @Test
    void given_a_person_of_a_vendor_when_a_role_of_another_side_or_vendor_is_given_then_it_is_refused() {
        Somebody agent = world.agent(vendor, project);
        assertThat(give(agent, Map.of("role", "administrator")).errorId()).isEqualTo("role-of-other-side");
        assertThat(give(
                                agent,
                                Map.of(
                                        "role",
                                        "client-coach",
                                        "clientId",
                                        String.valueOf(client.id().value())))
                        .errorId())
                .isEqualTo("role-of-other-side");
        Map<String, Object> elsewhere = wanted("vendor-leader");
        elsewhere.put("vendorId", String.valueOf(world.vendor().id().value()));
        assertThat(give(agent, elsewhere).errorId()).isEqualTo("role-of-other-side");
    }

    @Test
    void given_a_team_when_a_role_is_given_for_it_then_it_names_project_and_client_and_other_teams_are_refused() {
        Somebody leader = world.leader(vendor);
        String team = team(vendor, project);
        Map<String, Object> wanted = wanted("vendor-leader");
        wanted.put("teamId", team);
        Answer given = give(leader, wanted);
        assertThat(given.body().at("/grant/team/id").asString()).isEqualTo(team);
        assertThat(given.body().at("/grant/project/id").asString())
                .isEqualTo(String.valueOf(project.id().value()));
        assertThat(signedIn(leader).get("/api/session").body().at("/grants").toString())
                .contains("\"" + team + "\"");
        Vendor other = world.vendor();
        wanted.put("teamId", team(other, world.project(client, other)));
        assertThat(give(leader, wanted).errorId()).isEqualTo("team-not-in-scope");
    }

    @Test
    void given_a_role_held_when_it_is_given_again_or_its_end_lies_before_its_begin_then_it_is_refused() {
        Somebody leader = world.leader(vendor);
        assertThat(give(leader, wanted("vendor-leader")).errorId()).isEqualTo("grant-held");
        Map<String, Object> wanted = wanted("vendor-inspector");
        wanted.put("to", clock.instant().minusSeconds(1).toString());
        assertThat(give(leader, wanted).errorId()).isEqualTo("grant-times");
    }

    @Test
    void given_the_own_role_when_it_is_taken_back_then_it_is_refused() {
        String own = administrator.get("/api/session").body().at("/person/id").asString();
        String grant = administrator
                .get("/api/identity/people/" + own + "/grants")
                .body()
                .at("/0/id")
                .asString();
        assertThat(administrator
                        .post("/api/identity/grants/" + grant + "/end", Map.of())
                        .errorId())
                .isEqualTo("own-access");
    }

    private String team(Vendor of, Project in) {
        return administrator
                .post(
                        "/api/organisation/teams",
                        Map.of(
                                "name",
                                world.name("team"),
                                "projectId",
                                String.valueOf(in.id().value()),
                                "vendorId",
                                String.valueOf(of.id().value())))
                .body()
                .path("id")
                .asString();
    }

    private Map<String, Object> wanted(String role) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("role", role);
        wanted.put("vendorId", String.valueOf(vendor.id().value()));
        return wanted;
    }

    private Answer give(Somebody person, Map<String, ?> wanted) {
        return administrator.post("/api/identity/people/" + person.id().value() + "/grants", wanted);
    }

    private List<String> states(Somebody person) {
        return administrator
                .get("/api/identity/people/" + person.id().value() + "/grants")
                .body()
                .valueStream()
                .map(each -> each.at("/grant/role").asString() + " "
                        + each.path("state").asString())
                .toList();
    }

    private List<String> audited(Somebody person) {
        return administrator
                .get("/api/identity/audit?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("subject")
                        .asString()
                        .startsWith("person/" + person.id().value() + " role/vendor-quality"))
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private Browser signedIn(Somebody somebody) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        return browser;
    }
}
