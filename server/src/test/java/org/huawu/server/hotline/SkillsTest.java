package org.huawu.server.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huawu.kernel.SkillId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.hotline.Skills.WantedCertificate;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** Skills, certificates and what queues and lines ask of agents, as they are set over HTTP. */
@HuawuServerTest
class SkillsTest {

    private static final String AGENTS = "/api/hotline/agents";
    private static final String CERTIFICATES = "/api/hotline/certificates";
    private static final String SKILLS = "/api/hotline/skills";

    private final World world;
    private final Skills skills;
    private final ScopedWork work;
    private final int port;
    private final Client client;
    private final Vendor one;
    private final Vendor two;
    private final Project project;
    private final Somebody agentOfOne;
    private final Somebody agentOfTwo;
    private final LocalDate today;
    private final Browser administrator;
    private final Browser supervisor;

    SkillsTest(@Autowired BeanFactory beans, @Autowired StillClock clock) {
        this.world = beans.getBean(World.class);
        this.skills = beans.getBean(Skills.class);
        this.work = beans.getBean(ScopedWork.class);
        this.port = beans.getBean(EdgeAddresses.class).httpPort();
        this.client = world.client();
        this.one = world.vendor();
        this.two = world.vendor();
        this.project = world.project(client, one, two);
        this.agentOfOne = world.agent(one, project);
        this.agentOfTwo = world.agent(two, project);
        this.today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
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
    void given_a_skill_when_the_client_certifies_agents_then_each_vendor_sees_its_own_people_and_may_change_none() {
        JsonNode skill = skill();
        assertThat(certify(agentOfOne, skill, 80, today.minusDays(1), today).status())
                .isEqualTo(200);
        assertThat(certify(agentOfTwo, skill, 50, today.plusDays(1), null).status())
                .isEqualTo(200);

        assertThat(agents(supervisor, ""))
                .containsExactlyInAnyOrder(
                        id(agentOfOne) + " " + one.id().value() + " " + id(skill) + "@80 in-force",
                        id(agentOfTwo) + " " + two.id().value() + " " + id(skill) + "@50 coming");
        Browser leader = signedIn(world.leader(one));
        assertThat(agents(leader, ""))
                .containsExactly(id(agentOfOne) + " " + one.id().value() + " " + id(skill) + "@80 in-force");
        assertThat(leader.put(CERTIFICATES, wanted(agentOfOne, skill, 100)).errorId())
                .isEqualTo("permission-missing");
        assertThat(ids(leader, SKILLS)).contains(id(skill));
        Browser stranger = signedIn(world.supervisor(world.client()));
        assertThat(agents(stranger, "")).isEmpty();
        assertThat(ids(stranger, SKILLS)).doesNotContain(id(skill));
        assertThat(stranger.put(CERTIFICATES, wanted(agentOfOne, skill, 100)).errorId())
                .isEqualTo("skill-unknown");
    }

    @Test
    void
            given_a_certificate_when_it_is_entered_anew_and_taken_back_then_there_is_one_and_then_none_and_all_is_audited() {
        JsonNode skill = skill();
        certify(agentOfOne, skill, 80, null, today.minusDays(1));
        assertThat(agents(supervisor, "")).anyMatch(row -> row.endsWith("@80 past"));
        certify(agentOfOne, skill, 90, null, null);
        assertThat(agents(supervisor, ""))
                .contains(id(agentOfOne) + " " + one.id().value() + " " + id(skill) + "@90 in-force");

        String which = CERTIFICATES + "?personId=" + id(agentOfOne) + "&skillId=" + id(skill);
        assertThat(supervisor.delete(which, null).status()).isEqualTo(204);
        assertThat(supervisor.delete(which, null).errorId()).isEqualTo("certificate-unknown");
        assertThat(agents(supervisor, ""))
                .contains(id(agentOfOne) + " " + one.id().value() + " ");
        assertThat(supervisor
                        .get("/api/identity/audit?limit=200")
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(entry -> entry.path("subject").asString().startsWith("person/" + id(agentOfOne)))
                        .map(entry -> entry.path("action").asString()))
                .containsExactly("certificate.revoked", "certificate.entered", "certificate.entered");
    }

    @Test
    void given_many_agents_when_they_are_looked_for_by_name_or_skill_then_only_those_come_page_by_page() {
        List<Somebody> more = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            more.add(world.agent(two, project));
        }
        JsonNode skill = skill();
        certify(more.get(1), skill, 1, null, null);
        certify(more.get(3), skill, 1, null, null);

        assertThat(ids(supervisor, AGENTS + "?skillId=" + id(skill))).containsExactly(id(more.get(1)), id(more.get(3)));
        assertThat(ids(supervisor, AGENTS + "?q=" + more.get(2).loginName().toUpperCase(Locale.ROOT)))
                .containsExactly(id(more.get(2)));
        List<String> followed = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = supervisor.get(AGENTS + "?limit=3" + next).body();
            page.path("items")
                    .valueStream()
                    .forEach(item -> followed.add(item.path("id").asString()));
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!next.isEmpty());
        assertThat(followed).isEqualTo(ids(supervisor, AGENTS)).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "0,2026-01-01,2026-02-01,number-out-of-range,level",
        "101,,,number-out-of-range,level",
        "50,2026-02-02,2026-02-01,certificate-days,until",
        "50,1999-12-31,,year-out-of-range,from",
        "50,,2101-01-01,year-out-of-range,until"
    })
    void given_what_no_certificate_can_be_when_it_is_entered_then_the_field_is_named(
            int level, @Nullable LocalDate from, @Nullable LocalDate until, String errorId, String field) {
        Answer refused = certify(agentOfOne, skill(), level, from, until);

        refuses(refused, errorId, field);
    }

    @Test
    void given_the_scope_of_a_vendor_when_a_certificate_is_written_past_the_permission_then_the_database_refuses() {
        SkillId skill = new SkillId(Long.parseLong(id(skill())));
        Scope ofVendor = new Scope(false, Set.of(), Set.of(one.id()), Set.of(project.id()));
        WantedCertificate wanted = new WantedCertificate(agentOfOne.id(), skill, 100, null, null);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> work.in(ofVendor, () -> skills.certify(wanted)))
                .havingRootCause()
                .withMessageContaining("row-level security");
        assertThat(work.in(Scope.all(), () -> skills.certify(wanted)).level()).isEqualTo(100);
    }

    @Test
    void given_somebody_who_is_no_agent_of_the_project_when_certified_then_it_is_refused() {
        JsonNode skill = skill();
        refuses(certify(world.leader(one), skill, 5, null, null), "person-no-agent", "personId");
        Somebody elsewhere = world.agent(one, world.project(client, one));
        refuses(certify(elsewhere, skill, 5, null, null), "person-no-agent", "personId");
    }

    @Test
    void given_a_skill_that_is_asked_for_or_held_when_it_is_removed_then_it_is_said_where_until_it_is_free() {
        JsonNode skill = skill();
        String queueName = world.name("queue");
        JsonNode queue = administrator
                .post("/api/hotline/queues", queue(queueName, List.of(step(0, group(skill, 50)))))
                .body();
        String lineName = world.name("line");
        Map<String, Object> wanted = line(lineName, queue, List.of(asked(skill, 10)));
        JsonNode line = administrator.post("/api/hotline/lines", wanted).body();
        assertThat(line.path("demand").path("skills").get(0).path("level").asInt())
                .isEqualTo(10);
        certify(agentOfOne, skill, 60, null, null);

        Answer asked = supervisor.delete(SKILLS + "/" + id(skill), null);
        assertThat(asked.errorId()).isEqualTo("skill-in-use");
        assertThat(asked.body().path("detail").asString()).contains(queueName).contains(lineName);

        administrator.put("/api/hotline/queues/" + id(queue), queue(queueName, List.of()));
        wanted.put("demand", Map.of("skills", List.of()));
        administrator.put("/api/hotline/lines/" + id(line), wanted);
        Answer held = supervisor.delete(SKILLS + "/" + id(skill), null);
        assertThat(held.errorId()).isEqualTo("skill-certified");
        assertThat(held.body().path("detail").asString()).contains("1");

        supervisor.delete(CERTIFICATES + "?personId=" + id(agentOfOne) + "&skillId=" + id(skill), null);
        assertThat(supervisor.delete(SKILLS + "/" + id(skill), null).status()).isEqualTo(204);
        assertThat(ids(supervisor, SKILLS)).doesNotContain(id(skill));
    }

    @Test
    void given_a_queue_with_steps_when_it_is_changed_without_a_word_of_them_then_they_stay() {
        JsonNode skill = skill();
        String name = world.name("queue");
        JsonNode queue = administrator
                .post("/api/hotline/queues", queue(name, List.of(step(0, group(skill, 50)), step(20_000))))
                .body();
        Map<String, Object> silent = new HashMap<>(queue(name, List.of()));
        silent.remove("demand");
        JsonNode changed =
                administrator.put("/api/hotline/queues/" + id(queue), silent).body();

        assertThat(changed.path("demand")).isEqualTo(queue.path("demand"));
        assertThat(changed.path("demand").path("steps").get(1).path("afterMs").asLong())
                .isEqualTo(20_000);
        assertThat(rows(supervisor, "/api/hotline/queues"))
                .filteredOn(row -> id(row).equals(id(queue)))
                .extracting(row -> row.path("demand"))
                .containsExactly(queue.path("demand"));
    }

    @Test
    void given_steps_that_cannot_be_when_a_queue_asks_them_then_the_step_is_named() {
        JsonNode skill = skill();
        refusesSteps("step-out-of-order", "steps.0", List.of(step(1_000, group(skill, 1))));
        refusesSteps("step-out-of-order", "steps.2", List.of(step(0), step(2_000), step(2_000)));
        refusesSteps("duration-out-of-range", "steps.1", List.of(step(0), step(86_400_001)));
        refusesSteps("duration-out-of-range", "steps.1", List.of(step(0), step(999)));
        refusesSteps("skill-group-empty", "steps.0", List.of(step(0, List.of())));
        refusesSteps("skill-twice", "steps.0", List.of(step(0, List.of(asked(skill, 1), asked(skill, 2)))));
        refusesSteps("number-out-of-range", "steps.1", List.of(step(0), step(9_000, group(skill, 101))));
        refusesSteps("skills-too-many", "steps.0", List.of(step(0, Collections.nCopies(33, group(skill, 1)))));
        refusesSteps("steps-too-many", "steps", nine());
        Project elsewhere = world.project(client, one);
        JsonNode foreign = supervisor
                .post(
                        SKILLS,
                        Map.of(
                                "name",
                                world.name("skill"),
                                "projectId",
                                String.valueOf(elsewhere.id().value())))
                .body();
        refusesSteps("skill-unknown", "steps.0", List.of(step(0, group(foreign, 1))));
        JsonNode queue = administrator
                .post("/api/hotline/queues", queue(world.name("queue"), List.of()))
                .body();
        refuses(
                administrator.post(
                        "/api/hotline/lines",
                        line(world.name("line"), queue, List.of(asked(skill, 1), asked(foreign, 1)))),
                "skill-unknown",
                "skills.1");
    }

    @Test
    void given_a_name_that_is_taken_or_a_long_note_when_a_skill_is_added_then_it_is_refused() {
        JsonNode skill = skill();
        Map<String, Object> again = new HashMap<>();
        again.put("name", skill.path("name").asString());
        again.put("projectId", String.valueOf(project.id().value()));
        assertThat(supervisor.post(SKILLS, again).errorId()).isEqualTo("name-taken");
        again.put("name", world.name("skill"));
        again.put("note", "一".repeat(201));
        refuses(supervisor.post(SKILLS, again), "note-not-possible", "note");
        again.put("note", "考试合格");
        again.put("projectId", String.valueOf(world.project(client, one).id().value()));
        assertThat(supervisor.put(SKILLS + "/" + id(skill), again).errorId()).isEqualTo("project-fixed");
        assertThat(supervisor.put(SKILLS + "/9007199254740991", again).errorId())
                .isEqualTo("skill-unknown");
    }

    private static void refuses(Answer refused, String errorId, String field) {
        assertThat(refused.errorId()).isEqualTo(errorId);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("field").asString()).isEqualTo(field);
        assertThat(refused.body().path("detail").asString()).isNotBlank().doesNotContain("{");
    }

    private void refusesSteps(String errorId, String field, List<Map<String, Object>> steps) {
        refuses(administrator.post("/api/hotline/queues", queue(world.name("queue"), steps)), errorId, field);
    }

    private JsonNode skill() {
        Answer added = supervisor.post(
                SKILLS,
                Map.of(
                        "name",
                        world.name("skill"),
                        "projectId",
                        String.valueOf(project.id().value()),
                        "note",
                        "考试 80 分以上"));
        assertThat(added.status()).isEqualTo(201);
        return added.body();
    }

    private Answer certify(
            Somebody agent, JsonNode skill, int level, @Nullable LocalDate from, @Nullable LocalDate until) {
        Map<String, Object> wanted = new HashMap<>(wanted(agent, skill, level));
        wanted.put("from", from == null ? null : from.toString());
        wanted.put("until", until == null ? null : until.toString());
        return supervisor.put(CERTIFICATES, wanted);
    }

    private static Map<String, Object> wanted(Somebody agent, JsonNode skill, int level) {
        return Map.of("personId", id(agent), "skillId", id(skill), "level", level);
    }

    private Map<String, Object> queue(String name, List<Map<String, Object>> steps) {
        return Map.of(
                "name",
                name,
                "projectId",
                String.valueOf(project.id().value()),
                "recorded",
                false,
                "demand",
                Map.of("steps", steps));
    }

    private Map<String, Object> line(String name, JsonNode queue, List<Map<String, Object>> skills) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("number", "5" + id(queue));
        wanted.put("name", name);
        wanted.put("queueId", id(queue));
        wanted.put("welcome", false);
        wanted.put("demand", Map.of("skills", skills));
        return wanted;
    }

    private static Map<String, Object> step(long afterMs) {
        return Map.of("afterMs", afterMs, "groups", List.of());
    }

    private static Map<String, Object> step(long afterMs, Map<String, Object> group) {
        return Map.of("afterMs", afterMs, "groups", List.of(group));
    }

    private static Map<String, Object> step(long afterMs, List<Map<String, Object>> groupOrGroups) {
        boolean isGroups = !groupOrGroups.isEmpty() && groupOrGroups.getFirst().containsKey("skills");
        return Map.of(
                "afterMs", afterMs, "groups", isGroups ? groupOrGroups : List.of(Map.of("skills", groupOrGroups)));
    }

    private static Map<String, Object> group(JsonNode skill, int level) {
        return Map.of("skills", List.of(asked(skill, level)));
    }

    private static Map<String, Object> asked(JsonNode skill, int level) {
        return Map.of("skillId", id(skill), "level", level);
    }

    private static List<Map<String, Object>> nine() {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            steps.add(step(i * 1_000L));
        }
        return steps;
    }

    private Browser signedIn(Somebody somebody) {
        Browser browser = new Browser(port);
        browser.signIn(somebody.loginName(), somebody.password());
        return browser;
    }

    /** Those of this test's project: person, vendor, certificates. */
    private static List<String> agents(Browser browser, String filter) {
        return rows(browser, AGENTS + filter).stream()
                .map(row -> row.path("id").asString() + " "
                        + row.path("vendorId").asString() + " "
                        + String.join(
                                ",",
                                row.path("certificates")
                                        .valueStream()
                                        .map(each -> each.path("skillId").asString() + "@"
                                                + each.path("level").asInt() + " "
                                                + each.path("state").asString())
                                        .toList()))
                .toList();
    }

    private static List<JsonNode> rows(Browser browser, String path) {
        Answer answer = browser.get(path + (path.contains("?") ? "&" : "?") + "limit=200");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("items").valueStream().toList();
    }

    private static List<String> ids(Browser browser, String path) {
        return rows(browser, path).stream().map(SkillsTest::id).toList();
    }

    private static String id(JsonNode row) {
        return row.path("id").asString();
    }

    private static String id(Somebody somebody) {
        return String.valueOf(somebody.id().value());
    }
}
