package org.huawu.server.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.audit.Actor;
import org.huawu.server.audit.AuditEntry;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Service
@Transactional
class StoredAuditTrail implements AuditTrail {

    private static final int MOST_CHANGES = 100;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    StoredAuditTrail(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void add(String action, String subject, Side side) {
        add(Actor.current().person(), action, subject, side);
    }

    @Override
    public void add(String action, String subject, Side side, List<Change> changes) {
        add(Actor.current().person(), action, subject, side, changes);
    }

    @Override
    public void add(@Nullable PersonId person, String action, String subject, Side side) {
        add(person, action, subject, side, List.of());
    }

    private void add(@Nullable PersonId person, String action, String subject, Side side, List<Change> changes) {
        jdbc.sql("""
                        INSERT INTO audit.entry
                            (id, at, person_id, action, subject, from_address, client_id, vendor_id, project_id,
                             changes)
                        VALUES (:id, :at, :person, :action, :subject, :address, :client, :vendor, :project,
                            :changes::jsonb)""")
                .param("id", ids.next())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("person", person == null ? null : person.value())
                .param("action", action)
                .param("subject", subject)
                .param("address", Actor.current().address())
                .param("client", side.client())
                .param("vendor", side.vendor())
                .param("project", side.project())
                .param("changes", written(changes))
                .update();
    }

    @Override
    public Page<AuditEntry> entries(PageRequest request) {
        List<AuditEntry> rows = jdbc.sql("""
                        SELECT id, at, person_id, action, subject, from_address, changes FROM audit.entry
                        WHERE id < :before ORDER BY id DESC LIMIT :rows""")
                .param("before", request.afterId().orElse(Long.MAX_VALUE))
                .param("rows", request.rowsToRead())
                .query(StoredAuditTrail::entry)
                .list();
        return Page.of(rows, request, entry -> String.valueOf(entry.id()));
    }

    private static AuditEntry entry(ResultSet row, int n) throws SQLException {
        long person = row.getLong(3);
        return new AuditEntry(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                person == 0 ? null : new PersonId(person),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                read(row.getString(7)));
    }

    private static @Nullable String written(List<Change> changes) {
        return changes.isEmpty()
                ? null
                : JsonMapper.shared()
                        .writeValueAsString(changes.stream().limit(MOST_CHANGES).toList());
    }

    private static List<Change> read(@Nullable String changes) {
        return changes == null ? List.of() : List.of(JsonMapper.shared().readValue(changes, Change[].class));
    }
}
