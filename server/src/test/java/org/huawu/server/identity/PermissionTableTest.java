package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * Walks every endpoint with every role against {@code permissions.csv}, which a person can read as he can docs/roles.md. An endpoint
 * without a row, or a row without an endpoint, fails.
 */
@HuawuServerTest
class PermissionTableTest {

    private static final Set<String> OPEN = Set.of("anyone", "signed-in");

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
    void given_the_table_when_it_names_permissions_then_each_of_them_exists() throws IOException {
        Set<String> known =
                Stream.of(Permission.values()).map(Permission::getAuthority).collect(Collectors.toSet());
        assertThat(table().values().stream()
                        .filter(who -> !OPEN.contains(who))
                        .flatMap(who -> Stream.of(who.split(" \\| "))))
                .isSubsetOf(known);
    }

    @Test
    void given_every_role_when_it_asks_every_endpoint_then_it_is_let_in_just_where_the_table_says() throws IOException {
        Map<Role, Browser> askers = askers();
        Browser nobody = new Browser(port).open();
        for (Map.Entry<String, String> row : table().entrySet()) {
            assertThat(isLetIn(ask(nobody, row.getKey())))
                    .as("%s as nobody", row.getKey())
                    .isEqualTo(row.getValue().equals("anyone"));
            askers.forEach((role, browser) -> assertThat(isLetIn(ask(browser, row.getKey())))
                    .as("%s as %s", row.getKey(), role.id())
                    .isEqualTo(isLetIn(role, row.getValue())));
        }
    }

    private static boolean isLetIn(Role role, String who) {
        return OPEN.contains(who)
                || role.permissions().stream()
                        .map(Permission::getAuthority)
                        .anyMatch(List.of(who.split(" \\| "))::contains);
    }

    /** Sends an empty object: whoever is let in fails on the body or finds nothing, and changes nothing. */
    private static Answer ask(Browser browser, String endpoint) {
        String[] parts = endpoint.split(" ", 2);
        String path = parts[1].replace("{id}", "9007199254740991");
        boolean hasBody = !parts[0].equals("GET");
        return browser.send(parts[0], path, hasBody ? Map.of() : null);
    }

    private static boolean isLetIn(Answer answer) {
        return !answer.errorId().equals("sign-in-required") && !answer.errorId().equals("permission-missing");
    }

    private Map<Role, Browser> askers() {
        Client client = world.client();
        Vendor vendor = world.vendor();
        Project project = world.project(client, vendor);
        Map<Role, Browser> askers = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            askers.put(
                    role,
                    signedIn(
                            switch (role.side()) {
                                case INSTALLATION -> world.administrator();
                                case CLIENT -> world.somebody(role, client, null, null);
                                case VENDOR -> world.somebody(role, null, vendor, project);
                            }));
        }
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

    /** Rows of the table in their order: endpoint, then who is let in. */
    private static Map<String, String> table() throws IOException {
        try (InputStream in = PermissionTableTest.class.getResourceAsStream("/permissions.csv")) {
            List<String> lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            Map<String, String> table = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                assertThat(table.put(cells[0].strip(), cells[1].strip()))
                        .as("a row given twice")
                        .isNull();
            }
            return table;
        }
    }
}
