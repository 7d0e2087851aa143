package org.huawu.server.reports.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huawu.kernel.Id;
import org.huawu.metrics.Change;
import org.huawu.metrics.FigureKey;
import org.huawu.metrics.Figures;
import org.huawu.metrics.Measure;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds to the stored figures what each event adds. */
@Component
@Order(10)
class FigureProjection implements Projection {

    private final JdbcClient jdbc;

    FigureProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Cell(FigureKey key, Measure measure) {}

    @Override
    public void apply(List<StoredEvent> events) {
        Map<Cell, Long> sums = new LinkedHashMap<>();
        for (StoredEvent stored : events) {
            for (Change change : Figures.changesOf(stored.event())) {
                sums.merge(new Cell(change.key(), change.measure()), change.amount(), Math::addExact);
            }
        }
        List<Map.Entry<Cell, Long>> cells = List.copyOf(sums.entrySet());
        if (cells.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO reports.figure (half_hour, client_id, project_id, vendor_id, line_id, queue_id,
                            agent_id, kind, part, amount)
                        SELECT * FROM unnest(:halfHour, :client, :project, :vendor, :line, :queue, :agent, :kind, :part,
                            :amount)
                        ON CONFLICT ON CONSTRAINT figure_once
                        DO UPDATE SET amount = figure.amount + excluded.amount""")
                .param("halfHour", longs(cells, cell -> cell.key().halfHour().number()))
                .param("client", longs(cells, cell -> id(cell.key().client())))
                .param("project", longs(cells, cell -> id(cell.key().project())))
                .param("vendor", longs(cells, cell -> id(cell.key().vendor())))
                .param("line", longs(cells, cell -> id(cell.key().line())))
                .param("queue", longs(cells, cell -> id(cell.key().queue())))
                .param("agent", longs(cells, cell -> id(cell.key().agent())))
                .param("kind", longs(cells, cell -> (long) cell.measure().kind().code()))
                .param("part", longs(cells, cell -> (long) cell.measure().part()))
                .param("amount", cells.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }

    private static @Nullable Long[] longs(List<Map.Entry<Cell, Long>> cells, Function<Cell, @Nullable Long> column) {
        return cells.stream().map(Map.Entry::getKey).map(column).toArray(Long[]::new);
    }

    private static @Nullable Long id(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
