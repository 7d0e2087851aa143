package org.huawu.server.operations;

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
import org.springframework.test.context.TestPropertySource;

/** The reserve is set larger than any disk of today, so the disk counts as full. */
@HuawuServerTest
@TestPropertySource(properties = {"huawu.operations.disk-reserve-mib=1048576"})
class FullDiskTest {

    private final World world;
    private final int port;

    FullDiskTest(@Autowired World world, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.port = addresses.httpPort();
    }

    @Test
    void given_a_nearly_full_disk_when_something_is_written_then_it_is_refused_and_reading_goes_on() {
        Somebody administrator = world.administrator();
        Browser browser = new Browser(port);
        assertThat(browser.signIn(administrator.loginName(), administrator.password())
                        .status())
                .isEqualTo(200);

        Answer write = browser.post("/api/organisation/clients", Map.of("name", "a", "shortName", world.name("full")));

        assertThat(write.status()).isEqualTo(507);
        assertThat(write.errorId()).isEqualTo("disk-full");
        assertThat(browser.get("/api/organisation/clients").status()).isEqualTo(200);
    }

    @Test
    void given_a_nearly_full_disk_when_readiness_is_asked_for_then_the_program_is_out_of_service_and_alive() {
        assertThat(new Browser(port).get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(new Browser(port).get("/actuator/health/liveness").status()).isEqualTo(200);
    }
}
