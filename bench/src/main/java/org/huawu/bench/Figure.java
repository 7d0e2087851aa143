package org.huawu.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One measured figure.
 *
 * @param bench the measurement it comes from
 * @param metric its name
 * @param value rounded to thousandths
 * @param unit what is counted
 * @param conditions under which it was measured: texts, numbers and truth values by name
 */
record Figure(String bench, String metric, BigDecimal value, String unit, SequencedMap<String, Object> conditions) {

    Figure {
        value = value.setScale(3, RoundingMode.HALF_UP);
    }

    /** As one JSON object on one line. */
    String asJson() {
        return "{\"bench\":" + quoted(bench) + ",\"metric\":" + quoted(metric) + ",\"value\":" + plain(value)
                + ",\"unit\":" + quoted(unit) + ",\"conditions\":{"
                + conditions.entrySet().stream().map(Figure::member).collect(Collectors.joining(",")) + "}}";
    }

    /** As a line of a table. */
    String asRow() {
        String under = conditions.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return "%-14s %10s %-4s  %s".formatted(metric, plain(value), unit, under);
    }

    private static String member(Map.Entry<String, Object> condition) {
        Object value = condition.getValue();
        boolean bare = value instanceof Number || value instanceof Boolean;
        return quoted(condition.getKey()) + ":" + (bare ? value.toString() : quoted(value.toString()));
    }

    /** 1.500 is written 1.5, and 2000 is not written 2E+3. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
