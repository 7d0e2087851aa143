package org.huawu.server.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HuawuServerTest
class DivisionTest {

    private final World world;
    private final Browser administrator;

    DivisionTest(@Autowired World world, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.administrator = new Browser(addresses.httpPort());
        Somebody somebody = world.administrator();
        assertThat(administrator
                        .signIn(somebody.loginName(), somebody.password())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void given_a_project_when_its_division_is_set_then_it_says_so_and_the_trail_says_what_changed() {
        Project project = world.project(world.client(), world.vendor());
        assertThat(project.division())
                .isEqualTo(new Division(Division.Holder.CLIENT, Division.Holder.VENDOR, Division.Holder.VENDOR));
        String path = "/api/organisation/projects/" + project.id().value() + "/division";
        Answer leased =
                administrator.put(path, Map.of("systemOwner", "vendor", "siteOwner", "vendor", "agentsBy", "client"));
        assertThat(leased.status()).isEqualTo(200);
        assertThat(leased.body().at("/division/systemOwner").asString()).isEqualTo("vendor");
        assertThat(leased.body().at("/division/agentsBy").asString()).isEqualTo("client");

        JsonNode entry = administrator
                .get("/api/identity/audit?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("subject")
                        .asString()
                        .equals("project/" + project.id().value()))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("action").asString()).isEqualTo("project.divided");
        assertThat(entry.path("changes")
                        .valueStream()
                        .map(each -> each.path("field").asString()))
                .containsExactly("systemOwner", "agentsBy");
    }

    @Test
    void given_no_project_when_its_division_is_set_then_it_is_refused() {
        assertThat(administrator
                        .put(
                                "/api/organisation/projects/9007199254740991/division",
                                Map.of("systemOwner", "vendor", "siteOwner", "vendor", "agentsBy", "client"))
                        .errorId())
                .isEqualTo("no-such-project");
    }
}
