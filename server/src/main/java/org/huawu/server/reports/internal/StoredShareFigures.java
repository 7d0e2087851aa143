package org.huawu.server.reports.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huawu.kernel.LineId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.metrics.HalfHour;
import org.huawu.metrics.Measure;
import org.huawu.metrics.Sums;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.reports.ReportsSettings;
import org.huawu.server.reports.ShareFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredShareFigures implements ShareFigures {

    private static final Map<Integer, Measure.Kind> KINDS = Map.of(
            Measure.Kind.ASSIGNED.code(), Measure.Kind.ASSIGNED,
            Measure.Kind.ASSIGNED_SPILLED.code(), Measure.Kind.ASSIGNED_SPILLED,
            Measure.Kind.ASSIGNED_REPAID.code(), Measure.Kind.ASSIGNED_REPAID,
            Measure.Kind.RELEASED.code(), Measure.Kind.RELEASED);

    private static final Comparator<Part> ORDER = Comparator.<Part>comparingLong(
                    part -> part.share().value())
            .thenComparingLong(part -> part.vendor().value());

    private final JdbcClient jdbc;
    private final Numbers numbers;
    private final ReportsSettings settings;
    private final Clock clock;

    StoredShareFigures(JdbcClient jdbc, Numbers numbers, ReportsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.settings = settings;
        this.clock = clock;
    }

    private record Part(ShareId share, VendorId vendor) {}

    @Override
    @Transactional(readOnly = true)
    public List<Assigned> today() {
        long midnightMs = LocalDate.ofInstant(clock.instant(), settings.zone())
                .atStartOfDay(settings.zone())
                .toInstant()
                .toEpochMilli();
        TreeMap<Part, Sums> sums = new TreeMap<>(ORDER);
        jdbc.sql("""
                        SELECT line_id, queue_id, vendor_id, kind, sum(amount) FROM reports.figure
                        WHERE half_hour >= :first AND kind IN (:kinds) AND vendor_id IS NOT NULL
                        GROUP BY line_id, queue_id, vendor_id, kind""")
                .param("first", HalfHour.of(midnightMs).number())
                .param("kinds", KINDS.keySet())
                .query(row -> {
                    add(sums, row);
                });
        return sums.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .toList();
    }

    private void add(Map<Part, Sums> sums, ResultSet row) throws SQLException {
        Long line = row.getObject(1, Long.class);
        Long queue = row.getObject(2, Long.class);
        Measure.Kind kind = KINDS.get(row.getInt(4));
        if (line == null || queue == null || kind == null) {
            return;
        }
        Optional<ShareId> share = shareOf(new LineId(line), new QueueId(queue));
        if (share.isPresent()) {
            Part part = new Part(share.get(), new VendorId(row.getLong(3)));
            sums.computeIfAbsent(part, key -> new Sums()).add(Measure.of(kind), row.getLong(5));
        }
    }

    /** By the line; where it says nothing, by the queue. */
    private Optional<ShareId> shareOf(LineId line, QueueId queue) {
        return numbers.line(line)
                .flatMap(each -> Optional.ofNullable(each.demand().shareId()))
                .or(() -> numbers.queue(queue)
                        .flatMap(each -> Optional.ofNullable(each.demand().shareId())));
    }

    private static Assigned of(Part part, Sums sums) {
        return new Assigned(
                part.share(),
                part.vendor(),
                sums.of(Measure.Kind.ASSIGNED),
                sums.of(Measure.Kind.ASSIGNED_SPILLED),
                sums.of(Measure.Kind.ASSIGNED_REPAID),
                sums.of(Measure.Kind.RELEASED));
    }
}
