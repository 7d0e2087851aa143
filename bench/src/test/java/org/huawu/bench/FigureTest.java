package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class FigureTest {

    private final SequencedMap<String, Object> conditions = new LinkedHashMap<>();

    @Test
    void given_a_figure_when_it_is_written_as_json_then_it_is_one_object_on_one_line() {
        conditions.put("cores", 2);
        conditions.put("system", "huawu");
        conditions.put("aot", true);
        Figure figure = new Figure("start", "warm_ready_s", new BigDecimal("4.2005"), "s", conditions);
        assertThat(figure.asJson())
                .isEqualTo("{\"bench\":\"start\",\"metric\":\"warm_ready_s\",\"value\":4.201,\"unit\":\"s\","
                        + "\"conditions\":{\"cores\":2,\"system\":\"huawu\",\"aot\":true}}");
    }

    @Test
    void given_a_text_with_quotes_and_controls_when_it_is_written_as_json_then_they_are_escaped() {
        conditions.put("system", "a\"b\\c\nd");
        assertThat(new Figure("start", "x", BigDecimal.TEN, "s", conditions).asJson())
                .contains("\"value\":10,", "\"system\":\"a\\\"b\\\\c\\u000ad\"");
    }

    @Test
    void given_a_figure_when_it_is_written_as_a_row_then_a_person_can_read_it() {
        conditions.put("runs", 3);
        assertThat(new Figure("start", "rss_mb", new BigDecimal("512.50"), "MB", conditions).asRow())
                .isEqualTo("rss_mb              512.5 MB    runs 3");
        assertThat(new Figure("start", "rss_mb", BigDecimal.ZERO, "MB", conditions).asRow())
                .contains(" 0 ");
    }
}
