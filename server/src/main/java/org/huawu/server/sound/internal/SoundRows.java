package org.huawu.server.sound.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.SoundQuality;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of sound. Works within the caller's transaction and its scope; any thread. */
@Component
public class SoundRows {

    private final JdbcClient jdbc;

    SoundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is there of one party.
     *
     * @param party {@code caller} or {@code agent}
     * @param quality null when nothing was measured, or not yet
     */
    public record PartySound(String party, @Nullable SoundQuality quality) {}

    /** The sound of a call, the caller's first. Within a transaction or in one of its own. */
    @Transactional(readOnly = true)
    public List<PartySound> of(ContactId contact) {
        return jdbc.sql("SELECT * FROM sound.quality WHERE contact_id = :contact ORDER BY party DESC, leg")
                .param("contact", contact.value())
                .query((row, n) -> new PartySound(row.getString("party"), quality(row)))
                .list();
    }

    void arrived(ContactRef contact, ChannelId channel) {
        add(contact, legOf(channel), "caller", null);
    }

    void accepted(ContactRef contact, VendorId vendor, String bridge) {
        add(contact, bridge, "agent", vendor);
    }

    /** The two were not joined after all: nobody will measure that. */
    void notJoined(ContactId contact) {
        jdbc.sql("DELETE FROM sound.quality WHERE contact_id = :contact AND party = 'agent' AND measured_at IS NULL")
                .param("contact", contact.value())
                .update();
    }

    void connected(ContactId contact, VendorId vendor) {
        jdbc.sql("UPDATE sound.quality SET vendor_id = :vendor WHERE contact_id = :contact")
                .param("vendor", vendor.value())
                .param("contact", contact.value())
                .update();
    }

    void measured(String leg, Instant at, SoundQuality quality) {
        SoundQuality.Stream said = quality.said();
        SoundQuality.Stream heard = quality.heard();
        jdbc.sql("""
                        UPDATE sound.quality SET measured_at = :at, lasted_ms = :lasted, round_trip_ms = :trip,
                            said_packets = :saidPackets, said_lost = :saidLost, said_jitter_ms = :saidJitter,
                            said_least_mos = :saidLeast, said_mean_mos = :saidMean,
                            heard_packets = :heardPackets, heard_lost = :heardLost, heard_jitter_ms = :heardJitter,
                            heard_least_mos = :heardLeast, heard_mean_mos = :heardMean
                        WHERE leg = :leg AND contact_id = (SELECT max(contact_id) FROM sound.quality WHERE leg = :leg)""")
                .param("leg", leg)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("lasted", quality.lastedMs())
                .param("trip", quality.roundTripMs())
                .param("saidPackets", said.packets())
                .param("saidLost", said.lost())
                .param("saidJitter", said.jitterMs())
                .param("saidLeast", said.leastMos())
                .param("saidMean", said.meanMos())
                .param("heardPackets", heard == null ? null : heard.packets(), Types.BIGINT)
                .param("heardLost", heard == null ? null : heard.lost(), Types.BIGINT)
                .param("heardJitter", heard == null ? null : heard.jitterMs(), Types.BIGINT)
                .param("heardLeast", heard == null ? null : heard.leastMos(), Types.BIGINT)
                .param("heardMean", heard == null ? null : heard.meanMos(), Types.BIGINT)
                .update();
    }

    /** How the sound of a caller is named. */
    static String legOf(ChannelId channel) {
        return "c" + channel.value();
    }

    /** How the sound of an agent in one talk is named. */
    static String legOf(long incarnation, EffectId bridge) {
        return "b" + incarnation + "-" + bridge.position() + "-" + bridge.index();
    }

    private void add(ContactRef contact, String leg, String party, @Nullable VendorId vendor) {
        jdbc.sql("""
                        INSERT INTO sound.quality (contact_id, leg, party, client_id, vendor_id, project_id)
                        VALUES (:contact, :leg, :party, :client, :vendor, :project)""")
                .param("contact", contact.contact().value())
                .param("leg", leg)
                .param("party", party)
                .param("client", contact.client().value())
                .param("vendor", vendor == null ? null : vendor.value(), Types.BIGINT)
                .param("project", contact.project().value())
                .update();
    }

    private static @Nullable SoundQuality quality(ResultSet row) throws SQLException {
        if (row.getObject("measured_at") == null) {
            return null;
        }
        return new SoundQuality(
                row.getLong("lasted_ms"),
                stream(row, "said"),
                row.getObject("heard_packets") == null ? null : stream(row, "heard"),
                row.getLong("round_trip_ms"));
    }

    private static SoundQuality.Stream stream(ResultSet row, String way) throws SQLException {
        return new SoundQuality.Stream(
                row.getLong(way + "_packets"),
                row.getLong(way + "_lost"),
                row.getLong(way + "_jitter_ms"),
                row.getLong(way + "_least_mos"),
                row.getLong(way + "_mean_mos"));
    }
}
