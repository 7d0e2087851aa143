package org.huawu.server.reports.internal;

import java.util.List;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.kernel.bytes.Coded;
import org.huawu.metrics.Live;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.metrics.Live.LiveContact;
import org.huawu.metrics.Live.LiveSound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows behind the live picture. Within the caller's transaction. */
@Component
class LiveRows {

    private final JdbcClient jdbc;

    LiveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Live load() {
        List<LiveContact> contacts = jdbc.sql("""
                        SELECT contact_id, line_id, queue_id, project_id, client_id, stage, queued_ms, stage_ms
                        FROM reports.live_contact ORDER BY contact_id""")
                .query((row, n) -> new LiveContact(
                        new ContactRef(
                                new ContactId(row.getLong(1)),
                                new LineId(row.getLong(2)),
                                new QueueId(row.getLong(3)),
                                new ProjectId(row.getLong(4)),
                                new ClientId(row.getLong(5))),
                        coded(ContactStage.values(), row.getInt(6)),
                        row.getLong(7),
                        row.getLong(8)))
                .list();
        List<LiveAgent> agents = jdbc.sql("""
                        SELECT agent_id, seat_id, vendor_id, project_id, client_id, state, since_ms, reason_id
                        FROM reports.live_agent ORDER BY agent_id""")
                .query((row, n) -> {
                    Long reason = row.getObject(8, Long.class);
                    return new LiveAgent(
                            new AgentRef(
                                    new PersonId(row.getLong(1)),
                                    new SeatId(row.getLong(2)),
                                    new VendorId(row.getLong(3)),
                                    new ProjectId(row.getLong(4)),
                                    new ClientId(row.getLong(5))),
                            coded(AgentState.values(), row.getInt(6)),
                            row.getLong(7),
                            reason == null ? null : new ReasonId(reason));
                })
                .list();
        List<LiveSound> sounds = jdbc.sql("SELECT seat_id, channel_id FROM reports.live_sound ORDER BY seat_id")
                .query((row, n) -> new LiveSound(new SeatId(row.getLong(1)), new ChannelId(row.getLong(2))))
                .list();
        return new Live(contacts, agents, sounds);
    }

    void save(LiveSound sound) {
        jdbc.sql("""
                        INSERT INTO reports.live_sound (seat_id, channel_id) VALUES (:seat, :channel)
                        ON CONFLICT (seat_id) DO UPDATE SET channel_id = excluded.channel_id""")
                .param("seat", sound.seat().value())
                .param("channel", sound.channel().value())
                .update();
    }

    void removeSound(long seat) {
        jdbc.sql("DELETE FROM reports.live_sound WHERE seat_id = :seat")
                .param("seat", seat)
                .update();
    }

    void save(LiveContact contact) {
        ContactRef ref = contact.contact();
        jdbc.sql("""
                        INSERT INTO reports.live_contact
                            (contact_id, line_id, queue_id, project_id, client_id, stage, queued_ms, stage_ms)
                        VALUES (:id, :line, :queue, :project, :client, :stage, :queued, :since)
                        ON CONFLICT (contact_id) DO UPDATE SET queue_id = excluded.queue_id, stage = excluded.stage,
                            queued_ms = excluded.queued_ms, stage_ms = excluded.stage_ms""")
                .param("id", ref.contact().value())
                .param("line", ref.line().value())
                .param("queue", ref.queue().value())
                .param("project", ref.project().value())
                .param("client", ref.client().value())
                .param("stage", contact.stage().code())
                .param("queued", contact.queuedMs())
                .param("since", contact.stageMs())
                .update();
    }

    void save(LiveAgent agent) {
        AgentRef ref = agent.agent();
        jdbc.sql("""
                        INSERT INTO reports.live_agent
                            (agent_id, seat_id, vendor_id, project_id, client_id, state, since_ms, reason_id)
                        VALUES (:id, :seat, :vendor, :project, :client, :state, :since, :reason)
                        ON CONFLICT (agent_id) DO UPDATE SET seat_id = excluded.seat_id, vendor_id = excluded.vendor_id,
                            project_id = excluded.project_id, client_id = excluded.client_id, state = excluded.state,
                            since_ms = excluded.since_ms, reason_id = excluded.reason_id""")
                .param("id", ref.agent().value())
                .param("seat", ref.seat().value())
                .param("vendor", ref.vendor().value())
                .param("project", ref.project().value())
                .param("client", ref.client().value())
                .param("state", agent.state().code())
                .param("since", agent.sinceMs())
                .param("reason", agent.reason() == null ? null : agent.reason().value())
                .update();
    }

    void removeContact(long id) {
        jdbc.sql("DELETE FROM reports.live_contact WHERE contact_id = :id")
                .param("id", id)
                .update();
    }

    void removeAgent(long id) {
        jdbc.sql("DELETE FROM reports.live_agent WHERE agent_id = :id")
                .param("id", id)
                .update();
    }

    private static <E extends Enum<E> & Coded> E coded(E[] values, int code) {
        for (E value : values) {
            if (value.code() == code) {
                return value;
            }
        }
        throw new IllegalStateException(
                "no " + values.getClass().getComponentType().getSimpleName() + " " + code);
    }
}
