package org.huawu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.installation.Program;
import org.huawu.server.testing.ApiRecords;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.DescribedApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
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
    private final Program program;
    private final RequestMappingHandlerMapping endpoints;

    OpenApiTest(
            @Autowired EdgeAddresses addresses,
            @Autowired Program program,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        this.browser = new Browser(addresses.httpPort());
        this.program = program;
        this.endpoints = endpoints;
    }

    @Test
    void given_the_committed_description_when_it_is_held_against_the_program_then_they_are_equal() throws IOException {
        String now = JSON.writeValueAsString(DescribedApi.of(
                        browser.get("/v3/api-docs").body(),
                        program.version(),
                        ApiRecords.of(endpoints.getHandlerMethods().values())))
                + "\n";
        if ("1".equals(System.getenv("HUAWU_UPDATE"))) {
            Files.writeString(COMMITTED, now);
        }
        assertThat(Files.readString(COMMITTED))
                .as("docs/api/openapi.json; HUAWU_UPDATE=1 ./huawu test server writes it anew")
                .isEqualTo(now);
    }

    @Test
    void given_two_records_of_one_name_when_they_are_described_then_it_is_noticed() throws NoSuchMethodException {
        HandlerMethod one = new HandlerMethod(new Clashing(), Clashing.class.getDeclaredMethod("one"));
        HandlerMethod other = new HandlerMethod(new Clashing(), Clashing.class.getDeclaredMethod("other"));
        assertThat(ApiRecords.of(List.of(one)).required("Named")).containsExactly("always");
        assertThatThrownBy(() -> ApiRecords.of(List.of(one, other))).hasMessageContaining("one name");
    }

    private static final class Clashing {

        record Named(String always, @Nullable String sometimes) {}

        private static final class Elsewhere {

            record Named(int number) {}
        }

        @SuppressWarnings("UnusedMethod") // found by its name
        Named one() {
            return new Named("", null);
        }

        @SuppressWarnings("UnusedMethod") // found by its name
        Elsewhere.Named other() {
            return new Elsewhere.Named(1);
        }
    }

    @Test
    void given_nobody_signed_in_when_the_description_is_asked_for_then_it_is_the_committed_one() throws IOException {
        assertThat(browser.get("/api/openapi.json").raw().body()).isEqualTo(Files.readString(COMMITTED));
    }
}
