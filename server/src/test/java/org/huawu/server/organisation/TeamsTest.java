package org.huawu.server.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.TeamId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.Teams.WantedTime;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A project of a client with two vendors; teams of the first. */
@HuawuServerTest
class TeamsTest {

    private static final String TEAMS = "/api/organisation/teams";

    private final World world;
    private final Teams teams;
    private final TeamsNow now;
    private final ScopedWork work;
    private final int port;
    private final LocalDate today;
    private final Client client;
    private final Vendor vendor;
    private final Vendor other;
    private final Project project;
    private final Browser manager;

    TeamsTest(
            @Autowired World world,
            @Autowired Teams teams,
            @Autowired TeamsNow now,
            @Autowired ScopedWork work,
            @Autowired Clock clock,
            @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.teams = teams;
        this.now = now;
        this.work = work;
        this.port = addresses.httpPort();
        this.today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        this.client = world.client();
        this.vendor = world.vendor();
        this.other = world.vendor();
        this.project = world.project(client, vendor, other);
        this.manager = signedIn(world.somebody(Role.VENDOR_OPERATIONS_SUPERVISOR, null, vendor, project));
    }

    @Test
    void given_a_member_brought_to_another_team_today_when_yesterday_is_asked_then_it_shows_yesterdays_team() {
        Somebody agent = world.agent(vendor, project);
        String first = added(manager);
        String second = added(manager);
        assertThat(bring(manager, first, agent, "member", today.minusDays(10)).status())
                .isEqualTo(201);
        assertThat(now.of(agent.id())).contains(new TeamId(Long.parseLong(first)));
        assertThat(bring(manager, second, agent, "member", today).status()).isEqualTo(201);

        assertThat(people(first, today.minusDays(1))).containsExactly(id(agent));
        assertThat(people(first, today)).isEmpty();
        assertThat(people(second, today)).containsExactly(id(agent));
        assertThat(members(first, today.minusDays(1))).isEqualTo(1);
        assertThat(members(first, today)).isZero();
        assertThat(now.of(agent.id())).contains(new TeamId(Long.parseLong(second)));
    }

    @Test
    void given_a_member_to_come_when_today_is_asked_then_the_person_is_in_no_team_yet() {
        Somebody agent = world.agent(vendor, project);
        String team = added(manager);
        bring(manager, team, agent, "member", today.plusDays(1));
        assertThat(now.of(agent.id())).isEmpty();
        assertThat(people(team, today.plusDays(1))).containsExactly(id(agent));
        assertThat(bring(manager, added(manager), agent, "member", today).errorId())
                .as("whoever is in a team tomorrow cannot be in another one without end from today")
                .isEqualTo("team-days-taken");
    }

    @Test
    void given_a_time_in_a_team_when_it_is_ended_then_the_last_day_still_counts_and_the_next_does_not() {
        Somebody agent = world.agent(vendor, project);
        String team = added(manager);
        bring(manager, team, agent, "member", today.minusDays(3));
        assertThat(manager.post(TEAMS + "/" + team + "/people/end", Map.of("personId", id(agent), "part", "member"))
                        .status())
                .isEqualTo(204);
        assertThat(people(team, today)).containsExactly(id(agent));
        assertThat(people(team, today.plusDays(1))).isEmpty();
    }

    @Test
    void given_a_leader_of_twenty_and_one_more_when_shown_then_only_the_twenty_first_is_marked() {
        Somebody leader = world.leader(vendor);
        String one = added(manager);
        String two = added(manager);
        bring(manager, one, leader, "leader", today);
        bring(manager, two, leader, "leader", today);
        List<PersonId> agents = work.in(
                Scope.all(),
                () -> IntStream.range(0, Team.MOST_AGENTS + 1)
                        .mapToObj(i -> world.person(vendor))
                        .toList());
        work.run(
                Scope.all(),
                () -> agents.subList(0, Team.MOST_AGENTS)
                        .forEach(agent -> teams.bring(new TeamId(Long.parseLong(one)), member(agent))));
        assertThat(team(one).at("/leader/agents").asInt()).isEqualTo(20);
        assertThat(team(one).at("/leader/tooMany").asBoolean()).isFalse();
        work.run(Scope.all(), () -> teams.bring(new TeamId(Long.parseLong(two)), member(agents.getLast())));
        assertThat(team(one).at("/leader/agents").asInt()).isEqualTo(21);
        assertThat(team(one).at("/leader/tooMany").asBoolean()).isTrue();
        assertThat(team(two).path("members").asInt()).isEqualTo(1);
    }

    @Test
    void given_a_team_of_a_vendor_when_others_look_then_the_client_sees_it_and_the_other_vendor_does_not() {
        String team = added(manager);
        Browser otherVendor = signedIn(world.somebody(Role.VENDOR_PROJECT_MANAGER, null, other, project));
        Browser owner = signedIn(world.somebody(Role.CLIENT_PROJECT_MANAGER, client, null, null));
        assertThat(otherVendor.get(TEAMS + "?limit=200").body().toString()).doesNotContain("\"" + team + "\"");
        assertThat(otherVendor.get(TEAMS + "/" + team + "/people").errorId()).isEqualTo("team-unknown");
        assertThat(owner.get(TEAMS + "?limit=200").body().toString()).contains("\"" + team + "\"");
    }

    @Test
    void given_a_team_of_a_vendor_when_the_client_sets_people_then_the_coach_is_its_own_and_the_rest_is_not() {
        Browser owner = signedIn(world.somebody(Role.CLIENT_PROJECT_MANAGER, client, null, null));
        Somebody coach = world.somebody(Role.CLIENT_COACH, client, null, null);
        String team = added(manager);
        assertThat(bring(owner, team, coach, "coach", today).status()).isEqualTo(201);
        assertThat(bring(owner, team, world.agent(vendor, project), "member", today)
                        .errorId())
                .isEqualTo("team-not-own");
        assertThat(owner.put(TEAMS + "/" + team, Map.of("name", world.name("team")))
                        .errorId())
                .isEqualTo("team-not-own");
        assertThat(bring(manager, team, coach, "coach", today).errorId()).isEqualTo("team-not-own");
        assertThat(bring(manager, team, coach, "member", today).errorId()).isEqualTo("person-not-of-team");
        assertThat(team(team).at("/coach/id").asString()).isEqualTo(id(coach));
    }

    @Test
    void given_a_vendor_when_it_makes_a_team_elsewhere_then_it_is_refused() {
        assertThat(manager.post(TEAMS, wanted(other)).errorId()).isEqualTo("vendor-not-in-project");
        assertThat(manager.post(TEAMS, wanted(null)).errorId()).isEqualTo("team-not-own");
        Project elsewhere = world.project(client, other);
        Map<String, Object> wanted = wanted(vendor);
        wanted.put("projectId", String.valueOf(elsewhere.id().value()));
        assertThat(manager.post(TEAMS, wanted).errorId()).isEqualTo("team-project-unknown");
    }

    private static WantedTime member(PersonId person) {
        return new WantedTime(person, TeamPart.MEMBER, null, null);
    }

    private Map<String, Object> wanted(@Nullable Vendor of) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("name", world.name("team"));
        wanted.put("projectId", String.valueOf(project.id().value()));
        wanted.put("vendorId", of == null ? null : String.valueOf(of.id().value()));
        return wanted;
    }

    private String added(Browser browser) {
        Answer answer = browser.post(TEAMS, wanted(vendor));
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("id").asString();
    }

    private static Answer bring(Browser browser, String team, Somebody person, String part, LocalDate from) {
        return browser.post(
                TEAMS + "/" + team + "/people", Map.of("personId", id(person), "part", part, "from", from.toString()));
    }

    private List<String> people(String team, LocalDate day) {
        Answer answer = manager.get(TEAMS + "/" + team + "/people?day=" + day);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .valueStream()
                .map(time -> time.path("personId").asString())
                .toList();
    }

    private int members(String team, LocalDate day) {
        return team(team, day).path("members").asInt();
    }

    private JsonNode team(String team) {
        return team(team, today);
    }

    private JsonNode team(String team, LocalDate day) {
        return manager.get(TEAMS + "?limit=200&day=" + day)
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(team))
                .findFirst()
                .orElseThrow();
    }

    private Browser signedIn(Somebody somebody) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        return browser;
    }

    private static String id(Somebody somebody) {
        return String.valueOf(somebody.id().value());
    }
}
