package org.huawu.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.testing.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
        String now = described(browser.get("/v3/api-docs").body());
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

    /** The API's own paths, in a fixed order and without the address of this test. */
    private static String described(JsonNode generated) {
        ObjectNode all = (ObjectNode) generated;
        all.remove("servers");
        all.putObject("info").put("title", "Huawu").put("version", "0");
        ObjectNode paths = (ObjectNode) all.path("paths");
        List<String> foreign = paths.propertyNames().stream()
                .filter(path -> !path.startsWith("/api/"))
                .toList();
        paths.remove(foreign);
        return JSON.writeValueAsString(all) + "\n";
    }
}
