package org.huawu.server.hotline.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huawu.events.Configuration;
import org.huawu.events.HeldSkill;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.SkillId;
import org.huawu.server.hotline.HotlineSettings;
import org.huawu.server.hotline.Skill;
import org.huawu.server.hotline.Skills.Certificate;
import org.huawu.server.hotline.Skills.CertificateState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Skills and certificates as the scope of the transaction lets them be seen. */
@Component
class SkillReads {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    SkillReads(JdbcClient jdbc, Clock clock, HotlineSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** A person's skills of one project. */
    record Holder(PersonId person, ProjectId project) {}

    List<Skill> skills(long afterId, int most) {
        return jdbc.sql("""
                        SELECT id, name, note, client_id, project_id FROM hotline.skill
                        WHERE id > :after ORDER BY id LIMIT :most""")
                .param("after", afterId)
                .param("most", most)
                .query((row, n) -> new Skill(
                        new SkillId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        new ClientId(row.getLong(4)),
                        new ProjectId(row.getLong(5))))
                .list();
    }

    Optional<Skill> find(SkillId id) {
        return skills(id.value() - 1, 1).stream()
                .filter(skill -> skill.id().equals(id))
                .findFirst();
    }

    Set<SkillId> of(ProjectId project) {
        return jdbc.sql("SELECT id FROM hotline.skill WHERE project_id = :project")
                .param("project", project.value())
                .query((row, n) -> new SkillId(row.getLong(1)))
                .set();
    }

    /** The names of the queues and lines that ask for a skill, the first few. */
    List<String> users(SkillId id) {
        return jdbc.sql("""
                        SELECT name FROM (
                            SELECT q.id, q.name FROM hotline.queue q
                            WHERE EXISTS (SELECT 1 FROM hotline.queue_skill s WHERE s.queue_id = q.id AND s.skill_id = :id)
                            UNION ALL
                            SELECT l.id, l.name FROM hotline.line l
                            WHERE EXISTS (SELECT 1 FROM hotline.line_skill s WHERE s.line_id = l.id AND s.skill_id = :id)
                        ) AS asked ORDER BY id LIMIT 5""").param("id", id.value()).query(String.class).list();
    }

    /** Who has a certificate of a skill, in force or not. */
    Set<PersonId> holders(SkillId id) {
        return jdbc.sql("SELECT person_id FROM hotline.certificate WHERE skill_id = :id")
                .param("id", id.value())
                .query((row, n) -> new PersonId(row.getLong(1)))
                .set();
    }

    Optional<Certificate> certificate(PersonId person, SkillId skill) {
        return jdbc.sql("""
                        SELECT skill_id, level, from_day, until_day FROM hotline.certificate
                        WHERE person_id = :person AND skill_id = :skill""")
                .param("person", person.value())
                .param("skill", skill.value())
                .query((row, n) -> certificate(row))
                .optional();
    }

    /** The certificates of some people. */
    Map<Holder, List<Certificate>> certificates(Collection<PersonId> people) {
        Map<Holder, List<Certificate>> found = new HashMap<>();
        if (people.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                        SELECT skill_id, level, from_day, until_day, person_id, project_id FROM hotline.certificate
                        WHERE person_id IN (:people) ORDER BY person_id, skill_id""")
                .param("people", people.stream().map(PersonId::value).toList())
                .query(row -> {
                    found.computeIfAbsent(holder(row), key -> new ArrayList<>()).add(certificate(row));
                });
        return found;
    }

    /** What all people hold, as the routing core is told: no more of each than it takes. */
    Map<Holder, List<HeldSkill>> held() {
        Map<Holder, List<HeldSkill>> found = new HashMap<>();
        jdbc.sql("SELECT skill_id, level, from_day, until_day, person_id, project_id FROM hotline.certificate")
                .query(row -> {
                    Certificate each = certificate(row);
                    List<HeldSkill> held = found.computeIfAbsent(holder(row), key -> new ArrayList<>());
                    if (held.size() < Configuration.MOST_SKILLS_OF_AN_AGENT) {
                        held.add(told(each));
                    }
                });
        return found;
    }

    Certificate certificate(SkillId skill, int level, @Nullable LocalDate from, @Nullable LocalDate until) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        CertificateState state = CertificateState.IN_FORCE;
        if (from != null && today.isBefore(from)) {
            state = CertificateState.COMING;
        } else if (until != null && today.isAfter(until)) {
            state = CertificateState.PAST;
        }
        return new Certificate(skill, level, from, until, state);
    }

    /** From the first moment of its first day to the last of its last. */
    private HeldSkill told(Certificate certificate) {
        LocalDate until = certificate.until();
        return new HeldSkill(
                certificate.skillId(),
                certificate.level(),
                beginMs(certificate.from()),
                beginMs(until == null ? null : until.plusDays(1)));
    }

    private long beginMs(@Nullable LocalDate day) {
        return day == null ? 0 : day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private Certificate certificate(ResultSet row) throws SQLException {
        return certificate(
                new SkillId(row.getLong(1)),
                row.getInt(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class));
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(new PersonId(row.getLong(5)), new ProjectId(row.getLong(6)));
    }
}
