package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * docs/scenarios.md says what each thing that can happen leads to in each state: a test for each cell. The tables are for people to read, and
 * what they say is what holds.
 */
class ScenarioTablesTest {

    private static final Path PAGE = Path.of("..", "docs", "scenarios.md");

    @TestFactory
    Stream<DynamicTest> given_an_agent_in_a_state_when_something_is_wanted_then_it_leads_to_what_the_table_says()
            throws IOException {
        return cells(AgentScenarios.TABLE);
    }

    @TestFactory
    Stream<DynamicTest> given_a_contact_at_a_stage_when_something_happens_then_it_leads_to_what_the_table_says()
            throws IOException {
        return cells(ContactScenarios.TABLE);
    }

    @Test
    void given_the_page_when_held_against_the_tables_then_it_has_just_their_rows_and_columns() throws IOException {
        String page = Files.readString(PAGE);
        if ("1".equals(System.getenv("HUAWU_UPDATE"))) {
            for (ScenarioTable table : List.of(AgentScenarios.TABLE, ContactScenarios.TABLE)) {
                page = replaced(page, table.name(), drawn(table));
            }
            Files.writeString(PAGE, page);
        }
        for (ScenarioTable table : List.of(AgentScenarios.TABLE, ContactScenarios.TABLE)) {
            List<List<String>> rows = rows(page, table);
            assertThat(rows.getFirst().stream().skip(1)).containsExactlyElementsOf(table.columnNames());
            assertThat(rows.stream().skip(2).map(List::getFirst)).containsExactlyElementsOf(table.rowNames());
        }
    }

    private static Stream<DynamicTest> cells(ScenarioTable table) throws IOException {
        List<List<String>> rows = rows(Files.readString(PAGE), table);
        List<DynamicTest> tests = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                ScenarioTable.Row what = table.rows().get(row);
                ScenarioTable.Column state = table.columns().get(column);
                String wanted =
                        row + 2 < rows.size() && column + 1 < rows.get(row + 2).size()
                                ? rows.get(row + 2).get(column + 1)
                                : "not told";
                tests.add(DynamicTest.dynamicTest(
                        nameOf(state, what, wanted),
                        () -> assertThat(state.outcome(what)).isEqualTo(wanted)));
            }
        }
        return tests.stream();
    }

    private static String nameOf(ScenarioTable.Column state, ScenarioTable.Row what, String wanted) {
        return "given %s when %s then %s"
                .formatted(state.name(), what.name(), wanted.replace("`", ""))
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_');
    }

    private static List<List<String>> rows(String page, ScenarioTable table) {
        int from = page.indexOf("## " + table.name());
        assertThat(from).as("the table \"%s\" of %s", table.name(), PAGE).isNotNegative();
        return page.substring(from)
                .lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String drawn(ScenarioTable table) {
        StringBuilder drawn = new StringBuilder("| |");
        table.columnNames().forEach(name -> drawn.append(' ').append(name).append(" |"));
        drawn.append("\n|---|").append("---|".repeat(table.columns().size())).append('\n');
        for (ScenarioTable.Row row : table.rows()) {
            drawn.append("| ").append(row.name()).append(" | ");
            drawn.append(
                    table.columns().stream().map(column -> column.outcome(row)).collect(Collectors.joining(" | ")));
            drawn.append(" |\n");
        }
        return drawn.toString();
    }

    private static String replaced(String page, String name, String drawn) {
        int from = page.indexOf("## " + name);
        int next = page.indexOf("\n## ", from);
        String section = next < 0 ? page.substring(from) : page.substring(from, next + 1);
        String words = section.lines()
                .takeWhile(line -> !line.startsWith("|"))
                .collect(Collectors.joining("\n"))
                .strip();
        String rest = next < 0 ? "" : "\n" + page.substring(next + 1);
        return page.substring(0, from) + words + "\n\n" + drawn + rest;
    }
}
