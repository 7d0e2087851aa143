package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HuawuServerTest
class EnrolmentTest {

    private final World world;
    private final StillClock clock;
    private final int port;
    private final Browser administrator;

    EnrolmentTest(@Autowired World world, @Autowired StillClock clock, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.clock = clock;
        this.port = addresses.httpPort();
        this.administrator = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        Somebody somebody = world.administrator();
        assertThat(administrator
                        .signIn(somebody.loginName(), somebody.password())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void given_a_new_agent_when_the_agent_signs_in_then_nothing_is_open_until_the_password_is_changed() {
        Client client = world.client();
        Vendor vendor = world.vendor();
        Project project = world.project(client, vendor);
        Map<String, Object> wanted = person("agent");
        wanted.put("vendorId", String.valueOf(vendor.id().value()));
        wanted.put("projectId", String.valueOf(project.id().value()));

        Answer added = administrator.post("/api/identity/people", wanted);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().at("/person/party/name").asString()).isEqualTo(vendor.name());

        Browser agent = new Browser(port);
        String initial = added.body().path("initialPassword").asString();
        Answer first = agent.signIn(String.valueOf(wanted.get("loginName")), initial);
        assertThat(first.body().path("mustChangePassword").asBoolean()).isTrue();
        assertThat(agent.get("/api/organisation/projects").errorId()).isEqualTo("password-change-required");
        assertThat(agent.put("/api/session/language", Map.of("language", "en")).status())
                .isEqualTo(204);

        assertThat(agent.post("/api/session/password", Map.of("current", initial, "fresh", "the harbour at night"))
                        .status())
                .isEqualTo(204);
        Answer projects = agent.get("/api/organisation/projects");
        assertThat(projects.status()).isEqualTo(200);
        assertThat(projects.body().path("items").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"client-supervisor, role-needs-client", "vendor-leader, role-needs-vendor", "agent, role-needs-vendor"})
    void given_a_role_without_its_party_when_a_person_is_added_then_what_is_missing_is_named(
            String role, String errorId) {
        Answer answer = administrator.post("/api/identity/people", person(role));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorId()).isEqualTo(errorId);
    }

    @Test
    void given_an_agent_without_a_project_or_in_one_of_another_vendor_when_added_then_it_is_refused() {
        Vendor vendor = world.vendor();
        Project elsewhere = world.project(world.client(), world.vendor());
        Map<String, Object> wanted = person("agent");
        wanted.put("vendorId", String.valueOf(vendor.id().value()));
        assertThat(administrator.post("/api/identity/people", wanted).errorId()).isEqualTo("role-needs-project");
        wanted.put("projectId", String.valueOf(elsewhere.id().value()));
        assertThat(administrator.post("/api/identity/people", wanted).errorId()).isEqualTo("vendor-not-in-project");
        wanted.put("projectId", "9007199254740991");
        assertThat(administrator.post("/api/identity/people", wanted).errorId()).isEqualTo("project-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-ab", "with space", "王晓燕", "a/b", "this-login-name-is-longer-than-forty-signs"})
    void given_an_impossible_login_name_when_a_person_is_added_then_it_is_refused(String loginName) {
        Map<String, Object> wanted = person("administrator");
        wanted.put("loginName", loginName);
        assertThat(administrator.post("/api/identity/people", wanted).errorId()).isEqualTo("login-name-invalid");
    }

    @Test
    void given_a_login_name_in_use_when_a_person_is_added_then_nothing_of_the_person_stays() {
        Map<String, Object> wanted = person("administrator");
        assertThat(administrator.post("/api/identity/people", wanted).status()).isEqualTo(201);
        wanted.put("name", world.name("second"));
        assertThat(administrator.post("/api/identity/people", wanted).errorId()).isEqualTo("login-name-taken");
        assertThat(administrator
                        .get("/api/identity/people?q=" + wanted.get("name"))
                        .body()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void given_a_lost_password_when_it_is_reset_then_the_new_one_opens_and_must_be_changed() {
        Somebody somebody = world.administrator();
        Answer reset =
                administrator.post("/api/identity/people/" + somebody.id().value() + "/reset", Map.of());
        assertThat(reset.status()).isEqualTo(200);
        String initial = reset.body().path("initialPassword").asString();
        assertThat(new Browser(port)
                        .signIn(somebody.loginName(), somebody.password())
                        .status())
                .isEqualTo(401);
        assertThat(new Browser(port)
                        .signIn(somebody.loginName(), initial)
                        .body()
                        .path("mustChangePassword")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void given_ones_own_account_when_the_access_is_ended_then_it_is_refused() {
        String own = administrator.get("/api/session").body().at("/person/id").asString();
        assertThat(administrator
                        .post("/api/identity/people/" + own + "/end", Map.of())
                        .errorId())
                .isEqualTo("own-access");
        assertThat(administrator.get("/api/organisation/clients").status()).isEqualTo(200);
    }

    @Test
    void given_an_ended_access_when_the_client_or_the_vendor_looks_then_the_person_is_inactive() {
        Client client = world.client();
        Vendor vendor = world.vendor();
        Somebody agent = world.agent(vendor, world.project(client, vendor));
        Browser supervisor = signedIn(world.supervisor(client));
        Browser leader = signedIn(world.leader(vendor));
        assertThat(isActive(supervisor, agent)).isTrue();
        clock.advance(Duration.ofSeconds(1));

        assertThat(administrator
                        .post("/api/identity/people/" + agent.id().value() + "/end", Map.of())
                        .status())
                .isEqualTo(204);

        assertThat(isActive(supervisor, agent)).as("to the client").isFalse();
        assertThat(isActive(leader, agent)).as("to the vendor").isFalse();
    }

    @Test
    void given_an_ended_access_when_it_is_ended_again_then_nothing_changes_and_no_second_entry_is_written() {
        Somebody somebody = world.administrator();
        String end = "/api/identity/people/" + somebody.id().value() + "/end";
        assertThat(administrator.post(end, Map.of()).status()).isEqualTo(204);
        assertThat(administrator.post(end, Map.of()).status()).isEqualTo(204);
        assertThat(administrator
                        .get("/api/identity/audit?limit=200")
                        .body()
                        .path("items")
                        .valueStream())
                .filteredOn(entry -> entry.path("action").asString().equals("access.ended"))
                .filteredOn(entry -> entry.path("subject")
                        .asString()
                        .equals("person/" + somebody.id().value()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "administrator, clientId",
        "administrator, vendorId",
        "administrator, projectId",
        "client-supervisor, vendorId",
        "client-supervisor, projectId",
        "vendor-leader, clientId",
        "agent, clientId",
    })
    void given_a_party_that_does_not_go_with_the_role_when_a_person_is_added_then_the_field_is_named(
            String role, String field) {
        Client client = world.client();
        Vendor vendor = world.vendor();
        Map<String, Object> wanted = person(role);
        if (role.equals("client-supervisor")) {
            wanted.put("clientId", String.valueOf(client.id().value()));
        } else if (!role.equals("administrator")) {
            wanted.put("vendorId", String.valueOf(vendor.id().value()));
        }
        long id = switch (field) {
            case "clientId" -> client.id().value();
            case "vendorId" -> vendor.id().value();
            default -> world.project(client, vendor).id().value();
        };
        wanted.put(field, String.valueOf(id));
        Answer answer = administrator.post("/api/identity/people", wanted);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorId()).isEqualTo("field-invalid");
        assertThat(answer.body().path("field").asString()).isEqualTo(field);
        assertThat(answer.body().path("detail").asString()).contains("does not go with the chosen role");
    }

    @Test
    void given_an_unknown_person_when_the_access_is_ended_then_it_is_not_found() {
        Answer answer = administrator.post("/api/identity/people/9007199254740991/end", Map.of());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorId()).isEqualTo("person-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "!", "人员 administrator", "' OR 1=1 --"})
    void given_words_to_search_for_when_people_are_listed_then_they_are_taken_as_they_stand(String words) {
        Map<String, Object> wanted = person("administrator");
        String name = "Z" + words + "Z" + world.name("");
        wanted.put("name", name);
        administrator.post("/api/identity/people", wanted);
        String q = URLEncoder.encode("z" + words + "z", StandardCharsets.UTF_8);
        assertThat(administrator
                        .get("/api/identity/people?limit=200&q=" + q)
                        .body()
                        .path("items")
                        .valueStream())
                .isNotEmpty()
                .allSatisfy(person -> assertThat(person.path("name").asString()).startsWith("Z" + words + "Z"));
    }

    private Browser signedIn(Somebody somebody) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        return browser;
    }

    private static boolean isActive(Browser reader, Somebody somebody) {
        return reader.get("/api/identity/people?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(person -> person.path("id")
                        .asString()
                        .equals(String.valueOf(somebody.id().value())))
                .findFirst()
                .orElseThrow()
                .path("active")
                .asBoolean();
    }

    private Map<String, Object> person(String role) {
        Map<String, Object> person = new HashMap<>();
        person.put("name", "林小雨");
        person.put("loginName", world.name("p"));
        person.put("language", "zh");
        person.put("role", role);
        return person;
    }
}
