package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Two clients, two vendors, a project of each client; one of them shared by both vendors. */
@HuawuServerTest
class IsolationTest {

    private final World world;
    private final int port;

    private final Client group;
    private final Client operator;
    private final Vendor one;
    private final Vendor two;
    private final Project hotline;
    private final Project inbound;
    private final Somebody leaderOfOne;
    private final Somebody agentOfTwo;

    IsolationTest(@Autowired World world, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.port = addresses.httpPort();
        this.group = world.client();
        this.operator = world.client();
        this.one = world.vendor();
        this.two = world.vendor();
        this.hotline = world.project(group, one);
        this.inbound = world.project(operator, one, two);
        this.leaderOfOne = world.leader(one);
        this.agentOfTwo = world.agent(two, inbound);
        world.agent(one, hotline);
    }

    @Test
    void given_a_vendor_in_a_shared_project_when_it_looks_around_then_it_never_sees_the_other_vendor() {
        Browser browser = signedIn(leaderOfOne);
        assertThat(ids(browser, "/api/organisation/vendors"))
                .containsExactly(id(one.id().value()));
        assertThat(ids(browser, "/api/organisation/projects"))
                .containsExactlyInAnyOrder(
                        id(hotline.id().value()), id(inbound.id().value()));
        assertThat(browser.get("/api/organisation/projects").body().toString())
                .doesNotContain(two.name())
                .doesNotContain(two.id().value() + "\"");
        assertThat(ids(browser, "/api/identity/people"))
                .contains(id(leaderOfOne.id().value()))
                .doesNotContain(id(agentOfTwo.id().value()));
    }

    @Test
    void given_a_vendor_when_it_looks_at_clients_then_it_sees_those_it_works_for() {
        world.client();
        assertThat(ids(signedIn(leaderOfOne), "/api/organisation/clients"))
                .containsExactlyInAnyOrder(
                        id(group.id().value()), id(operator.id().value()));
        assertThat(ids(signedIn(agentOfTwo), "/api/organisation/clients"))
                .containsExactly(id(operator.id().value()));
    }

    @Test
    void given_a_client_when_it_looks_around_then_it_sees_all_its_vendors_and_the_people_in_its_projects_only() {
        Browser browser = signedIn(world.supervisor(operator));
        assertThat(ids(browser, "/api/organisation/clients"))
                .containsExactly(id(operator.id().value()));
        assertThat(ids(browser, "/api/organisation/vendors"))
                .containsExactlyInAnyOrder(id(one.id().value()), id(two.id().value()));
        assertThat(ids(browser, "/api/organisation/projects"))
                .containsExactly(id(inbound.id().value()));
        assertThat(ids(browser, "/api/identity/people"))
                .contains(id(agentOfTwo.id().value()))
                .doesNotContain(id(leaderOfOne.id().value()));
    }

    @Test
    void given_a_client_when_it_sees_a_vendors_person_then_the_role_is_shown_and_the_login_name_is_not() {
        Browser browser = signedIn(world.supervisor(operator));
        JsonNode agent = items(browser, "/api/identity/people").stream()
                .filter(person ->
                        person.path("id").asString().equals(id(agentOfTwo.id().value())))
                .findFirst()
                .orElseThrow();
        assertThat(agent.path("roles").valueStream().map(JsonNode::asString)).containsExactly("agent");
        assertThat(agent.path("loginName").isNull()).isTrue();
        assertThat(agent.path("side").asString()).isEqualTo("vendor");
    }

    @Test
    void given_the_audit_trail_when_a_client_reads_it_then_it_finds_its_own_business_only() {
        String text = signedIn(world.supervisor(operator))
                .get("/api/identity/audit?limit=200")
                .body()
                .toString();
        assertThat(text)
                .contains(
                        "client/" + operator.id().value(),
                        "project/" + inbound.id().value())
                .doesNotContain("client/" + group.id().value())
                .doesNotContain("project/" + hotline.id().value());
    }

    @Test
    void given_more_rows_than_a_page_holds_when_pages_are_followed_then_every_row_comes_once() {
        Browser browser = signedIn(world.administrator());
        List<String> all = ids(browser, "/api/organisation/vendors");
        List<String> followed = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    browser.get("/api/organisation/vendors?limit=1" + next).body();
            page.path("items")
                    .valueStream()
                    .forEach(item -> followed.add(item.path("id").asString()));
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!next.isEmpty());
        assertThat(followed).containsExactlyElementsOf(all).doesNotHaveDuplicates();
    }

    private Browser signedIn(Somebody somebody) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        return browser;
    }

    private static List<JsonNode> items(Browser browser, String path) {
        Browser.Answer answer = browser.get(path + "?limit=200");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("next").isNull()).as("all on one page").isTrue();
        return answer.body().path("items").valueStream().toList();
    }

    private static List<String> ids(Browser browser, String path) {
        return items(browser, path).stream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static String id(long value) {
        return String.valueOf(value);
    }
}
