package org.huawu.server.organisation.internal;

import java.time.LocalDate;
import java.util.Map;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.TeamId;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Team;
import org.huawu.server.organisation.TeamPart;
import org.huawu.server.organisation.Teams.TimeInTeam;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What changes of teams; that no two times overlap is PostgreSQL's to hold. */
@Component
class TeamWrites {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    TeamWrites(JdbcClient jdbc, Ids ids, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.events = events;
    }

    TeamId nextId() {
        return new TeamId(ids.next());
    }

    void insert(Team team) {
        unlessTaken(
                team.name(),
                () -> jdbc.sql("""
                        INSERT INTO organisation.team (id, name, client_id, vendor_id, project_id)
                        VALUES (:id, :name, :client, :vendor, :project)""")
                        .param("id", team.id().value())
                        .param("name", team.name())
                        .param("client", team.clientId().value())
                        .param(
                                "vendor",
                                team.vendorId() == null ? null : team.vendorId().value())
                        .param("project", team.projectId().value())
                        .update());
    }

    void rename(TeamId id, String name) {
        unlessTaken(
                name,
                () -> jdbc.sql("UPDATE organisation.team SET name = :name WHERE id = :id")
                        .param("name", name)
                        .param("id", id.value())
                        .update());
    }

    /** Ends on the day before what began before and would overlap: another team of a member, another head of the team. */
    void endBefore(Team team, TimeInTeam time) {
        boolean isMember = time.part() == TeamPart.MEMBER;
        jdbc.sql("""
                        UPDATE organisation.team_member SET until_day = :last
                        WHERE part = :part AND from_day < :from AND (until_day IS NULL OR until_day >= :from) AND
                        """ + (isMember ? "person_id = :whose" : "team_id = :whose"))
                .param("last", time.from().minusDays(1))
                .param("part", time.part().id())
                .param("from", time.from())
                .param("whose", isMember ? time.personId().value() : team.id().value())
                .update();
    }

    void insert(Team team, TimeInTeam time) {
        try {
            jdbc.sql("""
                            INSERT INTO organisation.team_member
                                (team_id, person_id, part, from_day, until_day, client_id, vendor_id, project_id)
                            VALUES (:team, :person, :part, :from, :until, :client, :vendor, :project)""")
                    .param("team", team.id().value())
                    .param("person", time.personId().value())
                    .param("part", time.part().id())
                    .param("from", time.from())
                    .param("until", time.until(), java.sql.Types.DATE)
                    .param("client", team.clientId().value())
                    .param(
                            "vendor",
                            team.vendorId() == null ? null : team.vendorId().value())
                    .param("project", team.projectId().value())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new RejectedException(409, new Rejection("team-days-taken", Map.of("field", "from")));
        }
        events.publishEvent(new TeamsChanged());
    }

    void end(Team team, TimeInTeam time, LocalDate until) {
        try {
            jdbc.sql("""
                            UPDATE organisation.team_member SET until_day = :until
                            WHERE team_id = :team AND person_id = :person AND part = :part AND from_day = :from""")
                    .param("until", until)
                    .param("team", team.id().value())
                    .param("person", time.personId().value())
                    .param("part", time.part().id())
                    .param("from", time.from())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new RejectedException(409, new Rejection("team-days-taken", Map.of("field", "until")));
        }
        events.publishEvent(new TeamsChanged());
    }

    private static void unlessTaken(String name, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of("name-taken", "name", name));
        }
    }
}
