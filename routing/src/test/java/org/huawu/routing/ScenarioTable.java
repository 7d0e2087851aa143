package org.huawu.routing;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What each of some inputs leads to in each of some states.
 *
 * @param name its heading on the page
 * @param columns the states
 * @param rows the inputs
 */
record ScenarioTable(String name, List<Column> columns, List<Row> rows) {

    /**
     * A state.
     *
     * @param name as people call it
     * @param story what leads to it, made anew each time
     * @param agent who acts, or whose contact it is
     * @param contact the contact in hand
     * @param after what the state is afterwards, in words
     */
    record Column(String name, Supplier<Scenario> story, long agent, long contact, Function<Scenario, String> after) {

        /** What an input leads to: the state, or why it is refused. */
        String outcome(Row row) {
            Scenario scenario = story.get();
            Input input = row.input().apply(new Situation(scenario, agent, contact));
            return switch (scenario.step(input).decision()) {
                case Decision.Rejected refused -> "`" + refused.rejection().errorId() + "`";
                case Decision.Decided decided -> after.apply(scenario);
            };
        }
    }

    /** Where an input comes. */
    record Situation(Scenario story, long agent, long contact) {}

    /**
     * An input.
     *
     * @param name as people call it
     * @param input of the agent or contact at hand
     */
    record Row(String name, Function<Situation, Input> input) {}

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> rowNames() {
        return rows.stream().map(Row::name).toList();
    }
}
