package org.huawu.server.reports.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huawu.events.AgentState;
import org.huawu.events.Event;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.VendorId;
import org.huawu.metrics.Change;
import org.huawu.metrics.FigureKey;
import org.huawu.metrics.Figures;
import org.huawu.metrics.HalfHour;
import org.huawu.metrics.Measure;
import org.huawu.metrics.Sums;
import org.huawu.server.reports.LiveFigures.Spent;
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
    private final Map<Side, Long> spent = new HashMap<>();
    /** By agent; read by any thread. One of another day counts as none. */
    private final Map<PersonId, Handled> handled = new ConcurrentHashMap<>();

    private @Nullable LocalDate day;

    TodaySums(JdbcClient jdbc, ReportsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many talks an agent has had on a day. */
    private record Handled(LocalDate day, int talks) {}

    /** Whose agents, for whom, in which state. */
    private record Side(ClientId client, VendorId vendor, ProjectId project, AgentState state) {}

    /** Reads what is stored of today; within the caller's transaction. */
    void load() {
        turnDay();
        sums.clear();
        spent.clear();
        handled.clear();
        jdbc.sql("""
                        SELECT queue_id, kind, part, sum(amount) FROM reports.figure
                        WHERE half_hour >= :first AND queue_id IS NOT NULL GROUP BY queue_id, kind, part""").param("first", HalfHour.of(midnightMs()).number()).query(row -> {
            add(new QueueId(row.getLong(1)), new Measure(kind(row.getInt(2)), row.getInt(3)), row.getLong(4));
        });
        jdbc.sql("""
                        SELECT client_id, vendor_id, project_id, part, sum(amount) FROM reports.figure
                        WHERE half_hour >= :first AND kind = :kind GROUP BY client_id, vendor_id, project_id, part""")
                .param("first", HalfHour.of(midnightMs()).number())
                .param("kind", Measure.Kind.TIME_IN_STATE_MS.code())
                .query(row -> {
                    AgentState state = state(row.getInt(4));
                    Side side = new Side(
                            new ClientId(row.getLong(1)),
                            new VendorId(row.getLong(2)),
                            new ProjectId(row.getLong(3)),
                            state);
                    spent.merge(side, row.getLong(5), Math::addExact);
                });
        jdbc.sql("""
                        SELECT agent_id, sum(amount) FROM reports.figure
                        WHERE half_hour >= :first AND kind = :kind AND agent_id IS NOT NULL GROUP BY agent_id""")
                .param("first", HalfHour.of(midnightMs()).number())
                .param("kind", Measure.Kind.TALKS.code())
                .query(row -> {
                    talked(new PersonId(row.getLong(1)), row.getLong(2));
                });
    }

    /** Counts an event that was stored after the load. */
    void count(Event event) {
        turnDay();
        for (Change change : Figures.changesOf(event)) {
            FigureKey key = change.key();
            if (key.halfHour().beginMs() < midnightMs()) {
                continue;
            }
            if (change.measure().kind() == Measure.Kind.TALKS && key.agent() != null) {
                talked(key.agent(), change.amount());
            }
            if (key.queue() != null) {
                add(key.queue(), change.measure(), change.amount());
            } else if (change.measure().kind() == Measure.Kind.TIME_IN_STATE_MS && key.vendor() != null) {
                AgentState state = state(change.measure().part());
                spent.merge(
                        new Side(key.client(), key.vendor(), key.project(), state), change.amount(), Math::addExact);
            }
        }
    }

    Map<QueueId, Today> today() {
        turnDay();
        Map<QueueId, Today> today = new HashMap<>();
        sums.forEach((queue, sum) -> today.put(queue, Today.of(sum)));
        return Map.copyOf(today);
    }

    List<Spent> spent() {
        turnDay();
        return spent.entrySet().stream()
                .map(each -> new Spent(
                        each.getKey().client(),
                        each.getKey().vendor(),
                        each.getKey().project(),
                        each.getKey().state(),
                        each.getValue()))
                .toList();
    }

    /** How many talks of an agent have ended since midnight. Any thread. */
    int handledBy(PersonId agent) {
        Handled found = handled.get(agent);
        return found == null || !found.day().equals(now()) ? 0 : found.talks();
    }

    private void talked(PersonId agent, long talks) {
        LocalDate now = now();
        int before = handledBy(agent);
        handled.put(agent, new Handled(now, Math.addExact(before, Math.toIntExact(talks))));
    }

    private LocalDate now() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private void add(QueueId queue, Measure measure, long amount) {
        sums.computeIfAbsent(queue, id -> new Sums()).add(measure, amount);
    }

    /** A new day begins with nothing: what belongs to it is counted from its first moment on. */
    private void turnDay() {
        LocalDate now = now();
        if (!now.equals(day)) {
            day = now;
            sums.clear();
            spent.clear();
        }
    }

    /** When the day began that is counted, epoch milliseconds. */
    long midnightMs() {
        LocalDate today = day == null ? LocalDate.EPOCH : day;
        return today.atStartOfDay(settings.zone()).toInstant().toEpochMilli();
    }

    private static AgentState state(int code) {
        for (AgentState state : AgentState.values()) {
            if (state.code() == code) {
                return state;
            }
        }
        throw new IllegalStateException("no state " + code);
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
