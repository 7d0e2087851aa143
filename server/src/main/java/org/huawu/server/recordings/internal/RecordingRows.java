package org.huawu.server.recordings.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of recordings. Works within the caller's transaction and its scope; any thread. */
@Component
public class RecordingRows {

    private final JdbcClient jdbc;
    private final Retentions retentions;

    RecordingRows(JdbcClient jdbc, Retentions retentions) {
        this.jdbc = jdbc;
        this.retentions = retentions;
    }

    /**
     * A recording whose deletion is decided.
     *
     * @param days the retention it is past
     */
    record Past(String name, ContactId contact, ClientId client, int days) {}

    /** How the recording of a call is kept; of several, the last. Within a transaction or in one of its own. */
    @Transactional(readOnly = true)
    public Optional<Keeping> keeping(ContactId contact) {
        return jdbc.sql("""
                        SELECT r.name, r.client_id, r.saved_at, r.held_at, r.state, r.deleted_at,
                            CASE r.state WHEN 'kept' THEN greatest(r.keep_days, t.keep_days, :least) ELSE r.keep_days END days
                        FROM recordings.recording r LEFT JOIN recordings.retention t ON t.client_id = r.client_id
                        WHERE r.contact_id = :contact ORDER BY r.saved_at DESC LIMIT 1""")
                .param("contact", contact.value())
                .param("least", retentions.leastDays())
                .query((row, n) -> keeping(row))
                .optional();
    }

    /** Holds a recording whatever its age; false when its deletion is decided already. One that is held stays as it is. */
    public boolean hold(String name, PersonId by, Instant now) {
        return jdbc.sql("""
                        UPDATE recordings.recording SET held_at = coalesce(held_at, :now), held_by = coalesce(held_by, :by)
                        WHERE name = :name AND state = 'kept'""")
                        .param("name", name)
                        .param("by", by.value())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** Ends a hold: its age counts again. */
    public void release(String name) {
        jdbc.sql("UPDATE recordings.recording SET held_at = NULL, held_by = NULL WHERE name = :name")
                .param("name", name)
                .update();
    }

    /** Decides the deletion of recordings that are past their retention, oldest first. */
    List<Past> decide(Instant now, int most) {
        return jdbc.sql("""
                        WITH past AS (
                            SELECT old.name, old.days
                            FROM recordings.retention t
                            CROSS JOIN LATERAL (
                                SELECT r.name, r.saved_at, greatest(r.keep_days, t.keep_days, :least) days
                                FROM recordings.recording r
                                WHERE r.client_id = t.client_id AND r.state = 'kept' AND r.held_at IS NULL
                                    AND r.saved_at <= :now - make_interval(hours => 24 * greatest(t.keep_days, :least))
                                    AND r.saved_at <= :now - make_interval(hours => 24 * r.keep_days)
                                ORDER BY r.saved_at LIMIT :most) old
                            ORDER BY old.saved_at, old.name LIMIT :most)
                        UPDATE recordings.recording r SET state = 'deleting', keep_days = past.days
                        FROM past WHERE r.name = past.name AND r.state = 'kept' AND r.held_at IS NULL
                        RETURNING r.name, r.contact_id, r.client_id, r.keep_days""")
                .param("now", at(now))
                .param("least", retentions.leastDays())
                .param("most", most)
                .query((row, n) -> past(row))
                .list();
    }

    /** Those whose deletion was decided and not brought to its end. */
    List<Past> decided(int most) {
        return jdbc.sql("""
                        SELECT name, contact_id, client_id, keep_days FROM recordings.recording WHERE state = 'deleting'
                        ORDER BY saved_at LIMIT :most""").param("most", most).query((row, n) -> past(row)).list();
    }

    /** Notes that the sound is destroyed; false when that is noted already. */
    boolean deleted(String name, Instant now) {
        return jdbc.sql("""
                        UPDATE recordings.recording SET state = 'deleted', deleted_at = :now
                        WHERE name = :name AND state = 'deleting'""").param("name", name).param("now", at(now)).update() == 1;
    }

    /** How many days the recordings of a client are kept. */
    int retentionDays(ClientId client) {
        return retentions.days(client);
    }

    /** The states of those of these names that have a row. */
    Map<String, String> states(Collection<String> names) {
        Map<String, String> states = new HashMap<>();
        if (!names.isEmpty()) {
            jdbc.sql("SELECT name, state FROM recordings.recording WHERE name IN (:names)")
                    .param("names", names)
                    .query(row -> {
                        states.put(row.getString("name"), row.getString("state"));
                    });
        }
        return states;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Past past(ResultSet row) throws SQLException {
        return new Past(
                row.getString("name"),
                new ContactId(row.getLong("contact_id")),
                new ClientId(row.getLong("client_id")),
                row.getInt("keep_days"));
    }

    private static Keeping keeping(ResultSet row) throws SQLException {
        return new Keeping(
                row.getString("name"),
                new ClientId(row.getLong("client_id")),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                row.getInt("days"),
                instant(row, "held_at"),
                row.getString("state").equals("kept"),
                instant(row, "deleted_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
