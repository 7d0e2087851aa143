package org.huawu.server.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.TeamId;
import org.huawu.kernel.VendorId;
import org.huawu.server.organisation.Team;
import org.huawu.server.organisation.Team.Head;
import org.huawu.server.organisation.TeamPart;
import org.huawu.server.organisation.Teams.TimeInTeam;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Teams as the scope of the transaction lets them be seen. */
@Component
class TeamReads {

    /** Those in force on the day, once a statement; how many agents each head has over all teams. */
    private static final String TEAMS = """
            WITH present AS (
                SELECT team_id, person_id, part FROM organisation.team_member
                WHERE from_day <= :day AND (until_day IS NULL OR until_day >= :day)),
            sizes AS (SELECT team_id, count(*) AS members FROM present WHERE part = 'member' GROUP BY team_id),
            burdens AS (
                SELECT h.person_id, h.part, sum(coalesce(s.members, 0)) AS agents
                FROM present h LEFT JOIN sizes s ON s.team_id = h.team_id
                WHERE h.part <> 'member' GROUP BY h.person_id, h.part),
            heads AS (
                SELECT h.team_id, h.part, h.person_id, p.name, b.agents
                FROM present h JOIN burdens b ON b.person_id = h.person_id AND b.part = h.part
                LEFT JOIN organisation.person p ON p.id = h.person_id)
            SELECT t.id, t.name, t.client_id, t.vendor_id, t.project_id, coalesce(s.members, 0),
                l.person_id, l.name, l.agents, c.person_id, c.name, c.agents
            FROM organisation.team t
            LEFT JOIN sizes s ON s.team_id = t.id
            LEFT JOIN heads l ON l.team_id = t.id AND l.part = 'leader'
            LEFT JOIN heads c ON c.team_id = t.id AND c.part = 'coach'
            """;

    private final JdbcClient jdbc;

    TeamReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Team> teams(long after, int most, LocalDate day) {
        return jdbc.sql(TEAMS + "WHERE t.id > :after ORDER BY t.id LIMIT :most")
                .param("day", day)
                .param("after", after)
                .param("most", most)
                .query(TeamReads::team)
                .list();
    }

    Optional<Team> find(TeamId id, LocalDate day) {
        return jdbc.sql(TEAMS + "WHERE t.id = :id")
                .param("day", day)
                .param("id", id.value())
                .query(TeamReads::team)
                .optional();
    }

    /** On a day, or ever; newest first. */
    List<TimeInTeam> people(TeamId id, @Nullable LocalDate day, int most) {
        return jdbc.sql("""
                        SELECT m.person_id, p.name, m.part, m.from_day, m.until_day
                        FROM organisation.team_member m LEFT JOIN organisation.person p ON p.id = m.person_id
                        WHERE m.team_id = :id AND (CAST(:day AS date) IS NULL
                            OR (m.from_day <= :day AND (m.until_day IS NULL OR m.until_day >= :day)))
                        ORDER BY m.from_day DESC, p.name, m.person_id LIMIT :most""")
                .param("id", id.value())
                .param("day", day, java.sql.Types.DATE)
                .param("most", most)
                .query(TeamReads::time)
                .list();
    }

    /** Somebody's time in a team that has not ended before a day, the earliest first. */
    Optional<TimeInTeam> open(TeamId id, PersonId person, TeamPart part, LocalDate day) {
        return jdbc.sql("""
                        SELECT m.person_id, p.name, m.part, m.from_day, m.until_day
                        FROM organisation.team_member m LEFT JOIN organisation.person p ON p.id = m.person_id
                        WHERE m.team_id = :id AND m.person_id = :person AND m.part = :part
                            AND (m.until_day IS NULL OR m.until_day >= :day)
                        ORDER BY m.from_day LIMIT 1""")
                .param("id", id.value())
                .param("person", person.value())
                .param("part", part.id())
                .param("day", day)
                .query(TeamReads::time)
                .optional();
    }

    private static Team team(ResultSet row, int n) throws SQLException {
        Long vendor = row.getObject(4, Long.class);
        return new Team(
                new TeamId(row.getLong(1)),
                row.getString(2),
                new ClientId(row.getLong(3)),
                vendor == null ? null : new VendorId(vendor),
                new ProjectId(row.getLong(5)),
                row.getInt(6),
                head(row, 7),
                head(row, 10));
    }

    private static @Nullable Head head(ResultSet row, int column) throws SQLException {
        Long person = row.getObject(column, Long.class);
        return person == null ? null : Head.of(new PersonId(person), row.getString(column + 1), row.getInt(column + 2));
    }

    private static TimeInTeam time(ResultSet row, int n) throws SQLException {
        return new TimeInTeam(
                new PersonId(row.getLong(1)),
                row.getString(2),
                TeamPart.byId(row.getString(3)),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class));
    }
}
