package org.huawu.server.ladders.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.huawu.events.ContactRef;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of ladders. Works within the caller's transaction and its scope; any thread. */
@Component
class LadderRows {

    private final JdbcClient jdbc;

    LadderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row as it is.
     *
     * @param sealed see {@link LadderForm}; null before it is kept, and once it is deleted
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes as they are; records of it are not compared
    record Row(
            ContactId contact,
            ChannelId channel,
            ClientId client,
            Instant arrivedAt,
            @Nullable Instant endedAt,
            byte @Nullable [] sealed,
            @Nullable Instant deletedAt) {}

    void add(ContactRef contact, ChannelId channel, Instant arrivedAt) {
        jdbc.sql("""
                        INSERT INTO ladders.ladder (contact_id, channel_id, client_id, project_id, arrived_at)
                        VALUES (:contact, :channel, :client, :project, :at)""")
                .param("contact", contact.contact().value())
                .param("channel", channel.value())
                .param("client", contact.client().value())
                .param("project", contact.project().value())
                .param("at", at(arrivedAt))
                .update();
    }

    void connected(ContactId contact, VendorId vendor) {
        jdbc.sql("UPDATE ladders.ladder SET vendor_id = :vendor WHERE contact_id = :contact")
                .param("vendor", vendor.value())
                .param("contact", contact.value())
                .update();
    }

    /** The rows of a contact. Within a transaction or in one of its own. */
    @Transactional(readOnly = true)
    public List<Row> of(ContactId contact) {
        return jdbc.sql("""
                        SELECT contact_id, channel_id, client_id, arrived_at, ended_at, sealed, deleted_at
                        FROM ladders.ladder WHERE contact_id = :contact ORDER BY arrived_at, channel_id""")
                .param("contact", contact.value())
                .query((row, n) -> row(row))
                .list();
    }

    /** The contact that a channel became; of several in the course of years the last. */
    Optional<Row> of(ChannelId channel) {
        return jdbc.sql("""
                        SELECT contact_id, channel_id, client_id, arrived_at, ended_at, sealed, deleted_at
                        FROM ladders.ladder WHERE channel_id = :channel ORDER BY contact_id DESC LIMIT 1""")
                .param("channel", channel.value())
                .query((row, n) -> row(row))
                .optional();
    }

    void keep(Row row, byte[] sealed, Instant endedAt) {
        jdbc.sql("""
                        UPDATE ladders.ladder SET sealed = :sealed, ended_at = :at
                        WHERE contact_id = :contact AND channel_id = :channel AND ended_at IS NULL""")
                .param("sealed", sealed)
                .param("at", at(endedAt))
                .param("contact", row.contact().value())
                .param("channel", row.channel().value())
                .update();
    }

    /** Deletes the messages of calls that ended before; returns of how many, {@code most} at most. */
    int delete(Instant before, Instant now, int most) {
        return jdbc.sql("""
                        UPDATE ladders.ladder SET sealed = NULL, deleted_at = :now
                        WHERE (contact_id, channel_id) IN (
                            SELECT contact_id, channel_id FROM ladders.ladder
                            WHERE sealed IS NOT NULL AND ended_at < :before ORDER BY ended_at LIMIT :most)""")
                .param("now", at(now))
                .param("before", at(before))
                .param("most", most)
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new ContactId(row.getLong("contact_id")),
                new ChannelId(row.getLong("channel_id")),
                new ClientId(row.getLong("client_id")),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getBytes("sealed"),
                instant(row.getObject("deleted_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
