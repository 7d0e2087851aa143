package org.huawu.server.reports.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.huawu.events.Event;
import org.huawu.kernel.QueueId;
import org.huawu.metrics.Change;
import org.huawu.metrics.Figures;
import org.huawu.metrics.HalfHour;
import org.huawu.metrics.Measure;
import org.huawu.metrics.Sums;
import org.huawu.server.reports.LiveFigures.Today;
import org.huawu.server.reports.ReportsSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was counted since midnight, by queue, in memory. Begins with what is stored. For one thread. */
@Component
class TodaySums {

    private final JdbcClient jdbc;
    private final ReportsSettings settings;
    private final Clock clock;
    private final Map<QueueId, Sums> sums = new HashMap<>();
    private @Nullable LocalDate day;

    TodaySums(JdbcClient jdbc, ReportsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads what is stored of today; within the caller's transaction. */
    void load() {
        turnDay();
        sums.clear();
        jdbc.sql("""
                        SELECT queue_id, kind, part, sum(amount) FROM reports.figure
                        WHERE half_hour >= :first AND queue_id IS NOT NULL GROUP BY queue_id, kind, part""").param("first", HalfHour.of(midnightMs()).number()).query(row -> {
            add(new QueueId(row.getLong(1)), new Measure(kind(row.getInt(2)), row.getInt(3)), row.getLong(4));
        });
    }

    /** Counts an event that was stored after the load. */
    void count(Event event) {
        turnDay();
        for (Change change : Figures.changesOf(event)) {
            QueueId queue = change.key().queue();
            if (queue != null && change.key().halfHour().beginMs() >= midnightMs()) {
                add(queue, change.measure(), change.amount());
            }
        }
    }

    Map<QueueId, Today> today() {
        turnDay();
        Map<QueueId, Today> today = new HashMap<>();
        sums.forEach((queue, sum) -> today.put(queue, Today.of(sum)));
        return Map.copyOf(today);
    }

    private void add(QueueId queue, Measure measure, long amount) {
        sums.computeIfAbsent(queue, id -> new Sums()).add(measure, amount);
    }

    /** A new day begins with nothing: what belongs to it is counted from its first moment on. */
    private void turnDay() {
        LocalDate now = LocalDate.ofInstant(clock.instant(), settings.zone());
        if (!now.equals(day)) {
            day = now;
            sums.clear();
        }
    }

    private long midnightMs() {
        LocalDate today = day == null ? LocalDate.EPOCH : day;
        return today.atStartOfDay(settings.zone()).toInstant().toEpochMilli();
    }

    private static Measure.Kind kind(int code) {
        for (Measure.Kind kind : Measure.Kind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        throw new IllegalStateException("no measure " + code);
    }
}
