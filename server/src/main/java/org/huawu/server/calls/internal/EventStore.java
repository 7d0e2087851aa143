package org.huawu.server.calls.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.huawu.cluster.LogKey;
import org.huawu.events.EventCodec;
import org.huawu.server.calls.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lasting record of events in PostgreSQL, and up to where it reaches. Within the caller's transaction. */
@Component
class EventStore {

    private static final int MOST_DAYS_KNOWN = 500;

    private final JdbcClient jdbc;
    private final Set<LocalDate> partitions = new HashSet<>();

    EventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last event that is stored; held against everyone else until the transaction ends. */
    LogKey position() {
        return jdbc.sql("SELECT incarnation, position, index FROM calls.projected FOR UPDATE")
                .query((row, n) -> new LogKey(row.getLong(1), row.getLong(2), row.getInt(3)))
                .single();
    }

    /** When the last event happened that is stored, epoch milliseconds; 0 when there is none. */
    long lastAtMs() {
        return jdbc.sql("""
                        SELECT (extract(epoch FROM e.at) * 1000)::bigint FROM calls.event e
                        JOIN calls.projected p USING (incarnation, position, index)""").query(Long.class).optional().orElse(0L);
    }

    /** Stores events that come after the position, and moves it. */
    void store(List<StoredEvent> events) {
        makePartitions(events);
        jdbc.sql("""
                        INSERT INTO calls.event
                            (incarnation, position, index, at, type, client_id, vendor_id, project_id, contact_id, body)
                        SELECT incarnation, position, index, timestamptz 'epoch' + at_ms * interval '1 millisecond', type,
                            client_id, vendor_id, project_id, contact_id, body
                        FROM unnest(:incarnation, :position, :index, :atMs, :type, :client, :vendor, :project, :contact, :body)
                            AS e(incarnation, position, index, at_ms, type, client_id, vendor_id, project_id, contact_id, body)""")
                .param("incarnation", longs(events, event -> event.key().incarnation()))
                .param("position", longs(events, event -> event.key().position()))
                .param("index", ints(events, event -> event.key().index()))
                .param("atMs", longs(events, event -> event.event().atMs()))
                .param("type", ints(events, event -> EventCodec.type(event.event())))
                .param("client", longs(events, event -> Sides.of(event.event()).client()))
                .param("vendor", longs(events, event -> Sides.of(event.event()).vendor()))
                .param("project", longs(events, event -> Sides.of(event.event()).project()))
                .param("contact", longs(events, event -> Sides.of(event.event()).contact()))
                .param("body", events.stream().map(StoredEvent::bytes).toArray(byte[][]::new))
                .update();
        LogKey last = events.getLast().key();
        jdbc.sql("UPDATE calls.projected SET incarnation = :incarnation, position = :position, index = :index")
                .param("incarnation", last.incarnation())
                .param("position", last.position())
                .param("index", last.index())
                .update();
    }

    /** Few days are new: after a restart today's partition, then one a midnight. */
    private void makePartitions(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            LocalDate day = at(event).toLocalDate();
            if (!partitions.contains(day)) {
                jdbc.sql("SELECT calls.make_partition(:day)")
                        .param("day", day)
                        .query((row, n) -> 0)
                        .single();
                if (partitions.size() > MOST_DAYS_KNOWN) {
                    partitions.clear();
                }
                partitions.add(day);
            }
        }
    }

    private static @Nullable Long[] longs(List<StoredEvent> events, Function<StoredEvent, @Nullable Long> column) {
        return events.stream().map(column).toArray(Long[]::new);
    }

    private static Integer[] ints(List<StoredEvent> events, ToIntFunction<StoredEvent> column) {
        return events.stream().mapToInt(column).boxed().toArray(Integer[]::new);
    }

    private static OffsetDateTime at(StoredEvent event) {
        return Instant.ofEpochMilli(event.event().atMs()).atOffset(ZoneOffset.UTC);
    }
}
