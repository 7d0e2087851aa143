package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/roles.md says which role may do what; the pages call every role by a name and tell its duty, in both languages. */
class RolesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "roles.md");
    private static final Path WORDS = Path.of("..", "web", "src", "locales");
    private static final String BEGIN = "<!-- from here on written by RolesPageTest -->\n";
    private static final Pattern ENTRY = Pattern.compile("\\n\\s+'?([a-z-]+)'?:\\s+'([^']*)',");

    @Test
    void given_the_roles_when_held_against_the_page_then_each_stands_there_with_its_permissions() throws IOException {
        String tables = permissions()
                + Stream.of(RoleSide.values()).map(RolesPageTest::side).collect(Collectors.joining());
        String page = Files.readString(PAGE);
        if ("1".equals(System.getenv("HUAWU_UPDATE"))) {
            page = page.substring(0, page.indexOf(BEGIN)) + BEGIN + tables;
            Files.writeString(PAGE, page);
        }
        assertThat(page)
                .as("HUAWU_UPDATE=1 ./huawu test identity writes the tables anew")
                .endsWith(BEGIN + tables);
    }

    @Test
    void given_the_pages_words_when_held_against_the_roles_then_each_has_a_name_and_a_duty_in_both_languages() {
        List<String> ids = Stream.of(Role.values()).map(Role::id).toList();
        for (String language : List.of("zh", "en")) {
            assertThat(words(language, "roles").keySet()).as(language).containsExactlyElementsOf(ids);
            assertThat(words(language, "duties").keySet()).as(language).containsExactlyElementsOf(ids);
            assertThat(words(language, "roles").values()).doesNotHaveDuplicates();
        }
    }

    private static String permissions() {
        return "\n## Permissions\n\n| permission | opens | held by |\n|---|---|---|\n"
                + Stream.of(Permission.values())
                        .map(each -> "| `%s` | %s | %s |\n".formatted(each.getAuthority(), each.opens(), owner(each)))
                        .collect(Collectors.joining());
    }

    private static String owner(Permission permission) {
        RoleSide owner = permission.owner();
        return owner == null
                ? "each side, for its own"
                : switch (owner) {
                    case INSTALLATION -> "administrator only";
                    case CLIENT -> "client only";
                    case VENDOR -> "vendor only";
                };
    }

    private static String side(RoleSide side) {
        List<Role> roles =
                Stream.of(Role.values()).filter(role -> role.side() == side).toList();
        List<Permission> held = Stream.of(Permission.values())
                .filter(permission ->
                        roles.stream().anyMatch(role -> role.permissions().contains(permission)))
                .toList();
        Map<String, String> chinese = words("zh", "roles");
        Map<String, String> english = words("en", "roles");
        Map<String, String> duties = words("en", "duties");
        String names = roles.stream()
                .map(role -> "| `%s` | %s | %s | %s |\n"
                        .formatted(role.id(), chinese.get(role.id()), english.get(role.id()), duties.get(role.id())))
                .collect(Collectors.joining());
        String matrix = held.stream()
                .map(permission -> "| `%s` |%s\n".formatted(permission.getAuthority(), marks(roles, permission)))
                .collect(Collectors.joining());
        return "\n## %s\n\n| role | 角色 | name | duty |\n|---|---|---|---|\n%s\n| |%s\n|---|%s\n%s"
                .formatted(
                        title(side),
                        names,
                        roles.stream()
                                .map(role -> " " + english.get(role.id()) + " |")
                                .collect(Collectors.joining()),
                        ":-:|".repeat(roles.size()),
                        matrix);
    }

    private static String marks(List<Role> roles, Permission permission) {
        return roles.stream()
                .map(role -> role.permissions().contains(permission) ? " ● |" : " |")
                .collect(Collectors.joining());
    }

    private static String title(RoleSide side) {
        return switch (side) {
            case INSTALLATION -> "Roles of the installation";
            case CLIENT -> "Roles of the client";
            case VENDOR -> "Roles of the vendor";
        };
    }

    /** The words of a group in a catalogue of the pages, in their order. */
    private static Map<String, String> words(String language, String group) {
        Map<String, String> words = new LinkedHashMap<>();
        String text = read(WORDS.resolve(language + "Roles.ts"));
        int from = text.indexOf("\n  " + group + ": {");
        assertThat(from).as(group + " in " + language).isNotNegative();
        Matcher entries = ENTRY.matcher(text.substring(from + 3 + group.length(), text.indexOf("\n  },", from)));
        while (entries.find()) {
            words.put(Objects.requireNonNull(entries.group(1)), Objects.requireNonNull(entries.group(2)));
        }
        return words;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
