package org.huawu.server.calls.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.events.OutsideEvent.OutsideCalled;
import org.huawu.events.Sealed;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.server.calls.Call;
import org.huawu.server.calls.Calls;
import org.huawu.server.calls.MaskedNumber;
import org.huawu.server.calls.Moment;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.sealing.KeyGone;
import org.huawu.server.sealing.Sealing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class StoredCalls implements Calls {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCalls.class);

    private static final String COLUMNS = """
            SELECT id, direction, rang_ms, client_id, project_id, line_id, queue_id, caller_token, caller_key, caller_sealed, arrived_at,
                answered_at, queued_at, connected_at, ended_at, waited_ms, talked_ms, held_ms, passed_on, agent_id, cause,
                ended_by, stage, recording, recording_failure, recording_ms
            FROM calls.contact
            """;

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Numbers numbers;

    StoredCalls(JdbcClient jdbc, Sealing sealing, Numbers numbers) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.numbers = numbers;
    }

    @Override
    public Page<Call> calls(PageRequest request, @Nullable String words) {
        Wanted wanted = Wanted.of(words == null ? "" : words.strip(), numbers);
        List<Call> rows = jdbc.sql(COLUMNS + "WHERE id < :before" + wanted.condition() + "ORDER BY id DESC LIMIT :rows")
                .param("before", request.afterId().orElse(Long.MAX_VALUE))
                .param("id", wanted.id())
                .param("lines", wanted.lines())
                .param("rows", request.rowsToRead())
                .query((row, n) -> call(row))
                .list();
        return Page.of(rows, request, call -> String.valueOf(call.id().value()));
    }

    @Override
    public Optional<Call> call(ContactId id) {
        return jdbc.sql(COLUMNS + "WHERE id = :id")
                .param("id", id.value())
                .query((row, n) -> call(row))
                .optional();
    }

    @Override
    public List<Moment> course(ContactId id) {
        return jdbc
                .sql("""
                        SELECT body FROM calls.event WHERE contact_id = :id
                        ORDER BY incarnation, position, index LIMIT :most""")
                .param("id", id.value())
                .param("most", MOST_MOMENTS)
                .query((row, n) -> moment(EventCodec.decode(row.getBytes("body"))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Moment> moment(Event event) {
        Optional<Moment> moment = CallCourse.of(event);
        return event instanceof OutsideCalled called ? moment.map(told -> told.with(masked(called.callee()))) : moment;
    }

    @Override
    public Optional<Sealed> partyOf(ContactId id, ClientId client, PersonId agent) {
        return jdbc.sql("""
                        SELECT caller_token, caller_key, caller_sealed FROM calls.contact
                        WHERE id = :id AND client_id = :client AND agent_id = :agent AND caller_token IS NOT NULL""")
                .param("id", id.value())
                .param("client", client.value())
                .param("agent", agent.value())
                .query((row, n) -> new Sealed(
                        row.getBytes("caller_token"), row.getBytes("caller_key"), row.getBytes("caller_sealed")))
                .optional();
    }

    @Override
    public Optional<SavedRecording> recording(ContactId id) {
        Optional<String> name = jdbc.sql(
                        "SELECT recording_name FROM calls.contact WHERE id = :id AND recording = 'saved'")
                .param("id", id.value())
                .query(String.class)
                .optional();
        return name.flatMap(saved -> call(id).map(call -> new SavedRecording(saved, call)));
    }

    @Override
    @Transactional
    public void recordingDeleted(String name) {
        jdbc.sql("UPDATE calls.contact SET recording = 'deleted' WHERE recording_name = :name AND recording = 'saved'")
                .param("name", name)
                .update();
    }

    private Call call(ResultSet row) throws SQLException {
        return new Call(
                new ContactId(row.getLong("id")),
                row.getString("direction"),
                row.getObject("rang_ms", Long.class),
                new ClientId(row.getLong("client_id")),
                new ProjectId(row.getLong("project_id")),
                new LineId(row.getLong("line_id")),
                new QueueId(row.getLong("queue_id")),
                caller(row.getBytes("caller_token"), row.getBytes("caller_key"), row.getBytes("caller_sealed")),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                instant(row, "answered_at"),
                instant(row, "queued_at"),
                instant(row, "connected_at"),
                instant(row, "ended_at"),
                row.getObject("waited_ms", Long.class),
                row.getObject("talked_ms", Long.class),
                row.getLong("held_ms"),
                row.getInt("passed_on"),
                Optional.ofNullable(row.getObject("agent_id", Long.class))
                        .map(PersonId::new)
                        .orElse(null),
                row.getString("cause"),
                row.getString("ended_by"),
                row.getString("stage"),
                row.getString("recording"),
                row.getString("recording_failure"),
                row.getObject("recording_ms", Long.class));
    }

    private @Nullable String caller(byte @Nullable [] token, byte @Nullable [] key, byte @Nullable [] sealed) {
        if (token == null || key == null || sealed == null) {
            return null;
        }
        return masked(new Sealed(token, key, sealed));
    }

    private @Nullable String masked(Sealed number) {
        try {
            return MaskedNumber.of(sealing.open(number));
        } catch (KeyGone e) {
            LOG.debug(
                    "a number is shown no more, key {} is gone", HexFormat.of().formatHex(number.keyId()));
            return null;
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
