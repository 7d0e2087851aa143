package org.huawu.server.calls.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huawu.cluster.LogKey;
import org.huawu.events.EventCodec;
import org.huawu.server.calls.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lasting record of events in PostgreSQL, and up to where it reaches. Within the caller's transaction. */
@Component
class EventStore {

    private static final int BATCH = 500;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Set<LocalDate> partitions = new HashSet<>();

    EventStore(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** The last event that is stored; held against everyone else until the transaction ends. */
    LogKey position() {
        return jdbc.sql("SELECT incarnation, position, index FROM calls.projected FOR UPDATE")
                .query((row, n) -> new LogKey(row.getLong(1), row.getLong(2), row.getInt(3)))
                .single();
    }

    /** Stores events that come after the position, and moves it. */
    void store(List<StoredEvent> events) {
        makePartitions(events);
        batches.batchUpdate("""
                        INSERT INTO calls.event
                            (incarnation, position, index, at, type, client_id, vendor_id, project_id, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", events, BATCH, EventStore::bind);
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
                if (partitions.size() > BATCH) {
                    partitions.clear();
                }
                partitions.add(day);
            }
        }
    }

    private static void bind(PreparedStatement row, StoredEvent event) throws SQLException {
        Sides sides = Sides.of(event.event());
        row.setLong(1, event.key().incarnation());
        row.setLong(2, event.key().position());
        row.setInt(3, event.key().index());
        row.setObject(4, at(event));
        row.setShort(5, (short) EventCodec.type(event.event()));
        bind(row, 6, sides.client());
        bind(row, 7, sides.vendor());
        bind(row, 8, sides.project());
        row.setBytes(9, event.bytes());
    }

    private static void bind(PreparedStatement row, int column, @Nullable Long id) throws SQLException {
        if (id == null) {
            row.setNull(column, Types.BIGINT);
        } else {
            row.setLong(column, id);
        }
    }

    private static OffsetDateTime at(StoredEvent event) {
        return Instant.ofEpochMilli(event.event().atMs()).atOffset(ZoneOffset.UTC);
    }
}
