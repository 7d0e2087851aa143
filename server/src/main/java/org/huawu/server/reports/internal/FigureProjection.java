package org.huawu.server.reports.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huawu.kernel.Id;
import org.huawu.metrics.Change;
import org.huawu.metrics.FigureKey;
import org.huawu.metrics.Figures;
import org.huawu.metrics.Measure;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds to the stored figures what each event adds. */
@Component
@Order(10)
class FigureProjection implements Projection {

    private static final int BATCH = 500;

    private final JdbcTemplate batches;

    FigureProjection(JdbcTemplate batches) {
        this.batches = batches;
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
        batches.batchUpdate("""
                        INSERT INTO reports.figure (half_hour, client_id, project_id, vendor_id, line_id, queue_id,
                            agent_id, kind, part, amount)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT ON CONSTRAINT figure_once
                        DO UPDATE SET amount = figure.amount + excluded.amount""", sums.entrySet(), BATCH, (row, cell) -> bind(row, cell.getKey(), cell.getValue()));
    }

    private static void bind(PreparedStatement row, Cell cell, long amount) throws SQLException {
        FigureKey key = cell.key();
        row.setInt(1, Math.toIntExact(key.halfHour().number()));
        row.setLong(2, key.client().value());
        row.setLong(3, key.project().value());
        bind(row, 4, key.vendor());
        bind(row, 5, key.line());
        bind(row, 6, key.queue());
        bind(row, 7, key.agent());
        row.setShort(8, (short) cell.measure().kind().code());
        row.setInt(9, cell.measure().part());
        row.setLong(10, amount);
    }

    private static void bind(PreparedStatement row, int column, @Nullable Id id) throws SQLException {
        if (id == null) {
            row.setNull(column, Types.BIGINT);
        } else {
            row.setLong(column, id.value());
        }
    }
}
