package org.huawu.server.recordings.internal;

import java.time.Instant;
import java.util.List;
import org.huawu.cluster.PortIds;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.kernel.ClientId;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row a recording, from when it is saved on, with the days it was promised then. */
@Component
@Order(10)
class RecordingProjection implements Projection {

    private final JdbcClient jdbc;
    private final Retentions retentions;

    RecordingProjection(JdbcClient jdbc, Retentions retentions) {
        this.jdbc = jdbc;
        this.retentions = retentions;
    }

    @Override
    public void apply(List<StoredEvent> events) {
        for (StoredEvent stored : events) {
            if (stored.event() instanceof RecordingSaved saved) {
                add(saved, stored.key().incarnation());
            }
        }
    }

    private void add(RecordingSaved saved, long incarnation) {
        ClientId client = saved.contact().client();
        retentions.note(client);
        jdbc.sql("""
                        INSERT INTO recordings.recording
                            (name, contact_id, client_id, vendor_id, project_id, saved_at, keep_days)
                        VALUES (:name, :contact, :client, :vendor, :project, :at, :days)""")
                .param(
                        "name",
                        PortIds.recording(client, incarnation, saved.recording())
                                .value())
                .param("contact", saved.contact().contact().value())
                .param("client", client.value())
                .param("vendor", saved.agent().vendor().value())
                .param("project", saved.contact().project().value())
                .param("at", RecordingRows.at(Instant.ofEpochMilli(saved.atMs())))
                .param("days", retentions.days(client))
                .update();
    }
}
