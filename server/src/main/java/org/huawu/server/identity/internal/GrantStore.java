package org.huawu.server.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.GrantId;
import org.huawu.kernel.Id;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.TeamId;
import org.huawu.kernel.VendorId;
import org.huawu.server.database.Ids;
import org.huawu.server.identity.AccessChanged;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Granted;
import org.huawu.server.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Grants in PostgreSQL. Works in the caller's transaction and scope. */
@Component
class GrantStore {

    private static final String GRANTED = """
            SELECT id, person_id, role, client_id, vendor_id, project_id, team_id, from_at, to_at
            FROM identity.role_grant
            """;

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
                        SELECT person_id, role, client_id, vendor_id, project_id, team_id FROM identity.role_grant
                        WHERE person_id IN (:people) AND from_at <= :now AND (to_at IS NULL OR to_at > :now)
                        ORDER BY id""").param("people", people).param("now", now()).query(row -> {
            List<Grant> grants = byPerson.computeIfAbsent(row.getLong(1), person -> new ArrayList<>());
            Role.byId(row.getString(2)).ifPresent(role -> grants.add(grant(role, row, 3)));
        });
        return byPerson;
    }

    /** Grants a role from now on, without an end. */
    void add(PersonId person, Grant grant) {
        add(person, grant, clock.instant(), null);
    }

    /** Grants a role from a moment on. */
    GrantId add(PersonId person, Grant grant, Instant from, @Nullable Instant to) {
        long id = ids.next();
        jdbc.sql("""
                        INSERT INTO identity.role_grant
                            (id, person_id, role, client_id, vendor_id, project_id, team_id, from_at, to_at)
                        VALUES (:id, :person, :role, :client, :vendor, :project, :team, :from, :to)""")
                .param("id", id)
                .param("person", person.value())
                .param("role", grant.role().id())
                .param("client", value(grant.client()))
                .param("vendor", value(grant.vendor()))
                .param("project", value(grant.project()))
                .param("team", value(grant.team()))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to == null ? null : to.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        events.publishEvent(new AccessChanged(person));
        return new GrantId(id);
    }

    /** Whatever a person was ever granted, the newest first. */
    List<Granted> ever(PersonId person) {
        return jdbc
                .sql(GRANTED + "WHERE person_id = :person ORDER BY from_at DESC, id DESC LIMIT 500")
                .param("person", person.value())
                .query(GrantStore::granted)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<Granted> find(GrantId id) {
        return jdbc.sql(GRANTED + "WHERE id = :id")
                .param("id", id.value())
                .query(GrantStore::granted)
                .optional()
                .flatMap(found -> found);
    }

    /** Ends one grant; one that was still to come never is in force. */
    void end(Granted granted) {
        jdbc.sql("""
                        UPDATE identity.role_grant SET to_at = greatest(:now, from_at + interval '1 microsecond')
                        WHERE id = :id AND (to_at IS NULL OR to_at > :now)""").param("now", now()).param("id", granted.id().value()).update();
        events.publishEvent(new AccessChanged(granted.person()));
    }

    /** Whose grants began or ended after one moment, and not after another. */
    List<PersonId> turned(Instant after, Instant until) {
        return jdbc.sql("""
                        SELECT DISTINCT person_id FROM identity.role_grant
                        WHERE (from_at > :after AND from_at <= :until) OR (to_at > :after AND to_at <= :until)
                        ORDER BY person_id""")
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new PersonId(row.getLong(1)))
                .list();
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

    private static Optional<Granted> granted(ResultSet row, int n) throws SQLException {
        GrantId id = new GrantId(row.getLong(1));
        PersonId person = new PersonId(row.getLong(2));
        Instant from = row.getObject(8, OffsetDateTime.class).toInstant();
        OffsetDateTime to = row.getObject(9, OffsetDateTime.class);
        return Role.byId(row.getString(3))
                .map(role -> new Granted(id, person, grant(role, row, 4), from, to == null ? null : to.toInstant()));
    }

    /** Client, vendor, project and team stand beside each other. */
    private static Grant grant(Role role, ResultSet row, int column) {
        try {
            Long client = row.getObject(column, Long.class);
            Long vendor = row.getObject(column + 1, Long.class);
            Long project = row.getObject(column + 2, Long.class);
            Long team = row.getObject(column + 3, Long.class);
            return new Grant(
                    role,
                    client == null ? null : new ClientId(client),
                    vendor == null ? null : new VendorId(vendor),
                    project == null ? null : new ProjectId(project),
                    team == null ? null : new TeamId(team));
        } catch (SQLException e) {
            throw new IllegalStateException("a grant cannot be read", e);
        }
    }

    private static @Nullable Long value(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
