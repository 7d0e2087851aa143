package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every endpoint with every role against {@code permissions.csv}, which a person can read. An endpoint without a row,
 * or a row without an endpoint, fails.
 */
@HuawuServerTest
class PermissionTableTest {

    private final World world;
    private final RequestMappingHandlerMapping endpoints;
    private final int port;

    PermissionTableTest(
            @Autowired World world,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints,
            @Autowired EdgeAddresses addresses) {
        this.world = world;
        this.endpoints = endpoints;
        this.port = addresses.httpPort();
    }

    @Test
    void given_the_table_when_it_is_held_against_the_program_then_every_endpoint_has_its_row() throws IOException {
        TreeSet<String> built = endpoints.getHandlerMethods().keySet().stream()
                .flatMap(PermissionTableTest::names)
                .filter(name -> name.contains(" /api/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(table().keySet())).isEqualTo(built);
    }

    @Test
    void given_every_role_when_it_asks_every_endpoint_then_it_is_let_in_just_where_the_table_says() throws IOException {
        Map<String, Browser> askers = askers();
        for (Map.Entry<String, Map<String, String>> row : table().entrySet()) {
            for (Map.Entry<String, Browser> asker : askers.entrySet()) {
                String expected = Objects.requireNonNull(row.getValue().get(asker.getKey()));
                assertThat(verdict(ask(asker.getValue(), row.getKey())))
                        .as("%s as %s", row.getKey(), asker.getKey())
                        .isEqualTo(expected);
            }
        }
    }

    /** Sends an empty object: whoever is let in fails on the body or finds nothing, and changes nothing. */
    private static Answer ask(Browser browser, String endpoint) {
        String[] parts = endpoint.split(" ", 2);
        String path = parts[1].replace("{id}", "9007199254740991");
        boolean hasBody = !parts[0].equals("GET");
        return browser.send(parts[0], path, hasBody ? Map.of() : null);
    }

    private static String verdict(Answer answer) {
        return switch (answer.errorId()) {
            case "sign-in-required" -> "no";
            case "permission-missing" -> "no";
            default -> "yes";
        };
    }

    private Map<String, Browser> askers() {
        Client client = world.client();
        Vendor vendor = world.vendor();
        Project project = world.project(client, vendor);
        Map<String, Browser> askers = new LinkedHashMap<>();
        askers.put("nobody", new Browser(port).open());
        askers.put("administrator", signedIn(world.administrator()));
        askers.put("client-supervisor", signedIn(world.supervisor(client)));
        askers.put("vendor-leader", signedIn(world.leader(vendor)));
        askers.put("agent", signedIn(world.agent(vendor, project)));
        return askers;
    }

    private Browser signedIn(World.Somebody somebody) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        return browser;
    }

    private static Stream<String> names(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method -> info.getPatternValues().stream().map(pattern -> method + " " + pattern));
    }

    /** Rows of the table in their order: endpoint, then "yes" or "no" by role. */
    private static Map<String, Map<String, String>> table() throws IOException {
        try (InputStream in = PermissionTableTest.class.getResourceAsStream("/permissions.csv")) {
            List<String> lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            String[] header = lines.getFirst().split(",", -1);
            Map<String, Map<String, String>> table = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> roles = new LinkedHashMap<>();
                for (int i = 1; i < header.length; i++) {
                    roles.put(header[i].strip(), cells[i].strip());
                }
                assertThat(table.put(cells[0].strip(), roles))
                        .as("a row given twice")
                        .isNull();
            }
            return table;
        }
    }
}
