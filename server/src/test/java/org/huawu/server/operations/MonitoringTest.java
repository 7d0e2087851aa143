package org.huawu.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HuawuServerTest
class MonitoringTest {

    private final World world;
    private final Path token;
    private final int port;

    MonitoringTest(@Autowired World world, @Autowired DataFolder data, @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.token = data.secrets().resolve("metrics-token");
        this.port = addresses.httpPort();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void given_nobody_signed_in_when_health_is_asked_for_then_it_is_up_and_says_no_more(String group) {
        Answer answer = new Browser(port).get("/actuator/health" + group);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asString()).isEqualTo("UP");
        assertThat(answer.body().toString()).doesNotContain("components", "details");
    }

    @Test
    void given_no_token_or_a_wrong_one_when_the_figures_are_asked_for_then_they_are_refused() {
        assertThat(new Browser(port).get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(new Browser(port)
                        .with("Authorization", "Bearer wrong")
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void given_the_token_of_the_data_folder_when_the_figures_are_asked_for_then_they_are_given() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        Answer answer = new Browser(port)
                .with("Authorization", "Bearer " + Files.readString(token).strip())
                .get("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body()).contains("jvm_memory_used_bytes", "hikaricp_connections");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/shutdown", "/actuator/beans"})
    void given_the_token_when_anything_else_is_asked_for_then_there_is_nothing(String path) throws IOException {
        Answer answer = new Browser(port)
                .with("Authorization", "Bearer " + Files.readString(token).strip())
                .get(path);
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void given_an_administrator_when_the_status_is_asked_for_then_it_tells_version_database_disk_and_certificate() {
        Somebody administrator = world.administrator();
        Browser browser = new Browser(port);
        browser.signIn(administrator.loginName(), administrator.password());
        Answer answer = browser.get("/api/operations/status");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/database/state").asString()).isEqualTo("up");
        assertThat(answer.body().at("/database/version").asString()).startsWith("18");
        assertThat(answer.body().at("/disk/freeBytes").asLong()).isPositive();
        assertThat(answer.body().at("/certificate/local").asBoolean()).isTrue();
    }
}
