package org.huawu.server.calls.internal;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huawu.cluster.LogKey;
import org.huawu.cluster.PortIds;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactFreed;
import org.huawu.events.ContactEvent.ContactKept;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactPlaced;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.Event;
import org.huawu.events.OutsideEvent;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.ContactReturned;
import org.huawu.events.RecordingEvent;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.RecordingEvent.RecordingStarted;
import org.huawu.events.Sealed;
import org.huawu.events.TalkEvent;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row a contact. */
@Component
@Order(0)
class ContactProjection implements Projection {

    private final JdbcClient jdbc;

    ContactProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<StoredEvent> events) {
        for (StoredEvent stored : events) {
            switch (stored.event()) {
                case ContactEvent event -> apply(event);
                case RecordingEvent event -> apply(event, stored.key());
                case TalkEvent event -> apply(event);
                case DialEvent event -> apply(event);
                case OutsideEvent event -> apply(event);
                case WrapUpEnded event ->
                    jdbc.sql("UPDATE calls.contact SET wrap_up_ms = coalesce(wrap_up_ms, 0) + :spent WHERE id = :id")
                            .param("spent", event.spentMs())
                            .param("id", event.contact().contact().value())
                            .update();
                default -> {
                    // tells of no single contact
                }
            }
        }
    }

    @Override
    public List<Event> endings(long atMs) {
        List<Event> endings = new ArrayList<>();
        jdbc.sql("""
                        SELECT id, client_id, project_id, line_id, queue_id, vendor_id, agent_id, seat_id, stage, ended_at,
                            arrived_at, queued_at, connected_at, part_began_at, waited_ms, recording, recording_name
                        FROM calls.contact WHERE ended_at IS NULL OR recording = 'running' ORDER BY id""")
                .query((row, n) -> endings.addAll(OpenContact.of(row).endings(atMs)))
                .list();
        return endings;
    }

    private void apply(ContactEvent event) {
        long id = event.contact().contact().value();
        switch (event) {
            case ContactArrived e -> arrive(e.contact(), e.caller(), e.atMs());
            case ContactTurnedAway e -> {
                arrive(e.contact(), null, e.atMs());
                jdbc.sql("""
                                UPDATE calls.contact SET ended_at = arrived_at, cause = 'busy', ended_by = 'system'
                                WHERE id = :id""").param("id", id).update();
            }
            case ContactAnswered e ->
                jdbc.sql("UPDATE calls.contact SET answered_at = :at WHERE id = :id")
                        .param("at", at(e.atMs()))
                        .param("id", id)
                        .update();
            case PromptStarted e ->
                jdbc.sql("UPDATE calls.contact SET stage = 'prompt' WHERE id = :id")
                        .param("id", id)
                        .update();
            case PromptEnded e -> {
                // the event after it says how it goes on
            }
            case ContactQueued e ->
                jdbc.sql("UPDATE calls.contact SET queued_at = :at, stage = 'waiting' WHERE id = :id")
                        .param("at", at(e.atMs()))
                        .param("id", id)
                        .update();
            case ContactMoved e ->
                jdbc.sql("UPDATE calls.contact SET queue_id = :queue WHERE id = :id")
                        .param("queue", e.to().value())
                        .param("id", id)
                        .update();
            case ContactPlaced e -> {
                // how it stands in the queue is not kept beside the event
            }
            case ContactAssigned e -> {
                // whose agents it waits for is in the log
            }
            case ContactKept e -> {
                // and for which agent
            }
            case ContactFreed e -> {
                // and that for any
            }
            case ContactReleased e -> {
                // and that it waits for any
            }
            case QueueStepReached e -> {
                // as above
            }
            case ContactConnected e -> connect(e.contact(), e.agent(), e.atMs(), e.waitedMs());
            case ContactEnded e -> end(e);
        }
    }

    private void arrive(ContactRef contact, @Nullable Sealed caller, long atMs) {
        jdbc.sql("""
                        INSERT INTO calls.contact (id, client_id, project_id, line_id, queue_id,
                            caller_token, caller_key, caller_sealed, arrived_at, stage)
                        VALUES (:id, :client, :project, :line, :queue, :token, :key, :sealed, :at, 'answering')""")
                .param("id", contact.contact().value())
                .param("client", contact.client().value())
                .param("project", contact.project().value())
                .param("line", contact.line().value())
                .param("queue", contact.queue().value())
                .param("token", caller == null ? null : caller.token(), Types.BINARY)
                .param("key", caller == null ? null : caller.keyId(), Types.BINARY)
                .param("sealed", caller == null ? null : caller.ciphertext(), Types.BINARY)
                .param("at", at(atMs))
                .update();
    }

    private void connect(ContactRef contact, AgentRef agent, long atMs, long waitedMs) {
        jdbc.sql("UPDATE calls.contact SET connected_at = :at, waited_ms = :waited WHERE id = :id")
                .param("at", at(atMs))
                .param("waited", waitedMs)
                .param("id", contact.contact().value())
                .update();
        talks(contact, agent, atMs);
    }

    /** An agent has the contact from here on. */
    private void talks(ContactRef contact, AgentRef agent, long atMs) {
        jdbc.sql("""
                        UPDATE calls.contact SET part_began_at = :at, agent_id = :agent, seat_id = :seat,
                            vendor_id = :vendor, stage = 'talking'
                        WHERE id = :id""")
                .param("at", at(atMs))
                .param("agent", agent.agent().value())
                .param("seat", agent.seat().value())
                .param("vendor", agent.vendor().value())
                .param("id", contact.contact().value())
                .update();
    }

    private void apply(TalkEvent event) {
        long id = event.contact().contact().value();
        switch (event) {
            case HoldEnded e ->
                jdbc.sql("UPDATE calls.contact SET held_ms = held_ms + :held WHERE id = :id")
                        .param("held", e.heldMs())
                        .param("id", id)
                        .update();
            case ContactHandedOver e -> {
                leaves(id, e.talkedMs());
                talks(e.contact(), e.to(), e.atMs());
            }
            case ContactRequeued e -> {
                leaves(id, e.talkedMs());
                jdbc.sql("UPDATE calls.contact SET queue_id = :queue, stage = 'waiting' WHERE id = :id")
                        .param("queue", e.to().value())
                        .param("id", id)
                        .update();
            }
            case ContactReconnected e -> talks(e.contact(), e.agent(), e.atMs());
            default -> {
                // the row tells nothing of it
            }
        }
    }

    private void apply(OutsideEvent event) {
        long id = event.contact().contact().value();
        switch (event) {
            case ContactPassedOn e -> {
                leaves(id, e.talkMs());
                stage(id, ContactStage.PASSED_ON);
            }
            case ContactReturned e -> stage(id, ContactStage.WAITING);
            default -> {
                // the row tells nothing of it
            }
        }
    }

    private void stage(long contact, ContactStage stage) {
        jdbc.sql("UPDATE calls.contact SET stage = :stage WHERE id = :id")
                .param("stage", word(stage))
                .param("id", contact)
                .update();
    }

    private void apply(DialEvent event) {
        switch (event) {
            case CallDialled e -> {
                arrive(e.contact(), e.callee(), e.atMs());
                jdbc.sql("""
                                UPDATE calls.contact SET direction = 'out', stage = 'dialling', agent_id = :agent,
                                    seat_id = :seat, vendor_id = :vendor
                                WHERE id = :id""")
                        .param("agent", e.agent().agent().value())
                        .param("seat", e.agent().seat().value())
                        .param("vendor", e.agent().vendor().value())
                        .param("id", e.contact().contact().value())
                        .update();
            }
            case CalleeAnswered e -> {
                jdbc.sql("""
                                UPDATE calls.contact SET answered_at = :at, connected_at = :at, rang_ms = :rang, waited_ms = 0
                                WHERE id = :id""")
                        .param("at", at(e.atMs()))
                        .param("rang", e.rangMs())
                        .param("id", e.contact().contact().value())
                        .update();
                talks(e.contact(), e.agent(), e.atMs());
            }
            default -> {
                // the row tells nothing of it
            }
        }
    }

    /** An agent leaves a contact that goes on. */
    private void leaves(long contact, long talkedMs) {
        jdbc.sql("""
                        UPDATE calls.contact SET talked_ms = coalesce(talked_ms, 0) + :talked,
                            passed_on = passed_on + 1, part_began_at = NULL
                        WHERE id = :id""").param("talked", talkedMs).param("id", contact).update();
    }

    private void end(ContactEnded event) {
        jdbc.sql("""
                        UPDATE calls.contact SET ended_at = :at, waited_ms = :waited, talked_ms = coalesce(talked_ms, 0) + :talked,
                            cause = :cause, ended_by = :by, stage = :stage,
                            rang_ms = CASE WHEN :stage = 'dialling' THEN :lasted ELSE rang_ms END
                        WHERE id = :id""")
                .param("at", at(event.atMs()))
                .param("waited", event.waitedMs())
                .param("lasted", event.lastedMs())
                .param("talked", event.talkedMs())
                .param("cause", word(event.cause()))
                .param("by", word(event.by()))
                .param("stage", word(event.stage()))
                .param("id", event.contact().contact().value())
                .update();
    }

    private void apply(RecordingEvent event, LogKey key) {
        String state = switch (event) {
            case RecordingStarted e -> "running";
            case RecordingSaved e -> "saved";
            case RecordingFailed e -> "failed";
        };
        String name = PortIds.recording(event.contact().client(), key.incarnation(), event.recording())
                .value();
        jdbc.sql("""
                        UPDATE calls.contact SET recording = :state, recording_name = :name, recording_ms = :soundMs,
                            recording_failure = :failure
                        WHERE id = :id""")
                .param("state", state)
                .param("name", name)
                .param("soundMs", event instanceof RecordingSaved saved ? saved.soundMs() : null, Types.BIGINT)
                .param("failure", event instanceof RecordingFailed failed ? word(failed.cause()) : null, Types.VARCHAR)
                .param("id", event.contact().contact().value())
                .update();
    }

    private static OffsetDateTime at(long atMs) {
        return Instant.ofEpochMilli(atMs).atOffset(ZoneOffset.UTC);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
