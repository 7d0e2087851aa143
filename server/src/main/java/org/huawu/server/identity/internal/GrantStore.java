package org.huawu.server.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.server.database.Ids;
import org.huawu.server.identity.AccessChanged;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Grants in PostgreSQL. Works in the caller's transaction and scope. */
@Component
class GrantStore {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    GrantStore(JdbcClient jdbc, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** The grants in force now, by person. */
    Map<Long, List<Grant>> inForce(Collection<Long> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Grant>> byPerson = new HashMap<>();
        jdbc.sql("""
                        SELECT person_id, role, client_id, vendor_id, project_id FROM identity.role_grant
                        WHERE person_id IN (:people) AND from_at <= :now AND (to_at IS NULL OR to_at > :now)
                        ORDER BY id""").param("people", people).param("now", now()).query(row -> {
            List<Grant> grants = byPerson.computeIfAbsent(row.getLong(1), person -> new ArrayList<>());
            Role.byId(row.getString(2)).ifPresent(role -> addTo(grants, role, row));
        });
        return byPerson;
    }

    /** Grants a role from now on, without an end. */
    void add(PersonId person, Grant grant) {
        jdbc.sql("""
                        INSERT INTO identity.role_grant (id, person_id, role, client_id, vendor_id, project_id, from_at)
                        VALUES (:id, :person, :role, :client, :vendor, :project, :now)""")
                .param("id", ids.next())
                .param("person", person.value())
                .param("role", grant.role().id())
                .param("client", grant.client() == null ? null : grant.client().value())
                .param("vendor", grant.vendor() == null ? null : grant.vendor().value())
                .param(
                        "project",
                        grant.project() == null ? null : grant.project().value())
                .param("now", now())
                .update();
        events.publishEvent(new AccessChanged(person));
    }

    /** Ends what the person holds. A client sees by this, not by the account, that a vendor's person is gone. */
    void end(PersonId person) {
        jdbc.sql("""
                        UPDATE identity.role_grant SET to_at = greatest(:now, from_at + interval '1 microsecond')
                        WHERE person_id = :person AND (to_at IS NULL OR to_at > :now)""").param("now", now()).param("person", person.value()).update();
        events.publishEvent(new AccessChanged(person));
    }

    /** Whether anyone who can still sign in holds the role. */
    boolean isHeld(Role role) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM identity.role_grant g
                            JOIN identity.account a ON a.person_id = g.person_id AND a.ended_at IS NULL
                            WHERE g.role = :role AND g.from_at <= :now AND (g.to_at IS NULL OR g.to_at > :now))""")
                .param("role", role.id())
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static void addTo(List<Grant> grants, Role role, ResultSet row) {
        try {
            Long client = row.getObject(3, Long.class);
            Long vendor = row.getObject(4, Long.class);
            Long project = row.getObject(5, Long.class);
            grants.add(new Grant(
                    role,
                    client == null ? null : new ClientId(client),
                    vendor == null ? null : new VendorId(vendor),
                    project == null ? null : new ProjectId(project)));
        } catch (SQLException e) {
            throw new IllegalStateException("a grant cannot be read", e);
        }
    }
}
