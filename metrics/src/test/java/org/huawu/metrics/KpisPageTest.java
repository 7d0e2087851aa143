package org.huawu.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/kpis.md says what the program computes. */
class KpisPageTest {

    private static final Path PAGE = Path.of("..", "docs", "kpis.md");
    private static final String BEGIN = "| id | 指标 | KPI | formula | version | source |\n|---|---|---|---|---|---|\n";

    @Test
    void given_the_definitions_when_held_against_the_page_then_each_stands_there_with_its_formula() throws IOException {
        String table = BEGIN
                + Definitions.all().stream()
                        .map(each -> "| `%s` | %s | %s | %s | %d | %s |\n"
                                .formatted(
                                        each.id(),
                                        each.chinese(),
                                        each.english(),
                                        each.formula(),
                                        each.version(),
                                        each.source()))
                        .collect(Collectors.joining());
        String page = Files.readString(PAGE);
        if ("1".equals(System.getenv("HUAWU_UPDATE"))) {
            int from = page.indexOf(BEGIN);
            int to = page.indexOf("\n\n", from);
            page = page.substring(0, from) + table + page.substring(to + 1);
            Files.writeString(PAGE, page);
        }
        assertThat(page)
                .as("HUAWU_UPDATE=1 ./huawu test metrics writes the table anew")
                .contains(table + "\n");
    }
}
