package org.huawu.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.DescribedApi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds the API's description in docs/api against the program. With HUAWU_UPDATE=1 it writes the description anew. */
@HuawuServerTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("../docs/api/openapi.json");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private final Browser browser;

    OpenApiTest(@Autowired EdgeAddresses addresses) {
        this.browser = new Browser(addresses.httpPort());
    }

    @Test
    void given_the_committed_description_when_it_is_held_against_the_program_then_they_are_equal() throws IOException {
        String now = JSON.writeValueAsString(
                        DescribedApi.of(browser.get("/v3/api-docs").body())) + "\n";
        if ("1".equals(System.getenv("HUAWU_UPDATE"))) {
            Files.writeString(COMMITTED, now);
        }
        assertThat(Files.readString(COMMITTED))
                .as("docs/api/openapi.json; HUAWU_UPDATE=1 ./huawu test server writes it anew")
                .isEqualTo(now);
    }

    @Test
    void given_nobody_signed_in_when_the_description_is_asked_for_then_it_is_the_committed_one() throws IOException {
        assertThat(browser.get("/api/openapi.json").raw().body()).isEqualTo(Files.readString(COMMITTED));
    }
}
