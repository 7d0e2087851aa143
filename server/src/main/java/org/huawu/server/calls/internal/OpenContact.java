package org.huawu.server.calls.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.huawu.cluster.PortIds;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.Party;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingFailure;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.switchboard.port.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * A contact that has not ended, or whose recording has not, as its row tells.
 *
 * @param agent who talks or talked; none when nobody did
 * @param queuedMs null when it was not queued
 * @param connectedMs null when nobody talked
 * @param partMs since when the agent in charge talks; null while nobody is
 * @param waitedMs until it was connected; 0 before
 * @param recording the order whose outcome is awaited; none when none is
 */
record OpenContact(
        ContactRef contact,
        @Nullable AgentRef agent,
        ContactStage stage,
        boolean isOver,
        long arrivedMs,
        @Nullable Long queuedMs,
        @Nullable Long connectedMs,
        @Nullable Long partMs,
        long waitedMs,
        @Nullable EffectId recording) {

    /** Reads a row with the columns of {@link ContactProjection#endings}. */
    static OpenContact of(ResultSet row) throws SQLException {
        ContactRef contact = new ContactRef(
                new ContactId(row.getLong("id")),
                new LineId(row.getLong("line_id")),
                new QueueId(row.getLong("queue_id")),
                new ProjectId(row.getLong("project_id")),
                new ClientId(row.getLong("client_id")));
        Long agent = row.getObject("agent_id", Long.class);
        return new OpenContact(
                contact,
                agent == null
                        ? null
                        : new AgentRef(
                                new PersonId(agent),
                                new SeatId(row.getLong("seat_id")),
                                new VendorId(row.getLong("vendor_id")),
                                contact.project(),
                                contact.client()),
                ContactStage.valueOf(
                        row.getString("stage").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getObject("ended_at") != null,
                Objects.requireNonNull(ms(row, "arrived_at"), "every contact arrived"),
                ms(row, "queued_at"),
                ms(row, "connected_at"),
                ms(row, "part_began_at"),
                row.getLong("waited_ms"),
                recording(row));
    }

    /** The contact is cut, a recording that runs has failed. */
    List<Event> endings(long atMs) {
        List<Event> endings = new ArrayList<>();
        if (!isOver) {
            boolean talked = connectedMs != null;
            endings.add(new ContactEnded(
                    atMs,
                    contact,
                    talked || stage == ContactStage.DIALLING ? agent : null,
                    EndCause.CUT,
                    Party.SYSTEM,
                    stage,
                    atMs - arrivedMs,
                    talked || queuedMs == null ? waitedMs : atMs - queuedMs,
                    partMs == null ? 0 : atMs - partMs));
        }
        if (recording != null && agent != null) {
            endings.add(new RecordingFailed(atMs, contact, agent, recording, RecordingFailure.NO_REPORT));
        }
        return endings;
    }

    private static @Nullable Long ms(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant().toEpochMilli();
    }

    private static @Nullable EffectId recording(ResultSet row) throws SQLException {
        String name = row.getString("recording_name");
        if (name == null || !row.getString("recording").equals("running")) {
            return null;
        }
        return PortIds.effect(new RecordingId(name)).orElse(null);
    }
}
