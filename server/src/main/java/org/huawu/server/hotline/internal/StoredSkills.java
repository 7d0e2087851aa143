package org.huawu.server.hotline.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SkillId;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.Skill;
import org.huawu.server.hotline.Skills;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Project;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredSkills implements Skills {

    private static final SequencedMap<String, String> NOTHING = Collections.emptyNavigableMap();
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 200;

    private final JdbcClient jdbc;
    private final SkillReads reads;
    private final Certificates certificates;
    private final Checks checks;
    private final Ids ids;
    private final Changes changes;

    StoredSkills(
            JdbcClient jdbc, SkillReads reads, Certificates certificates, Checks checks, Ids ids, Changes changes) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.certificates = certificates;
        this.checks = checks;
        this.ids = ids;
        this.changes = changes;
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Skill> skills(PageRequest request) {
        List<Skill> rows = reads.skills(request.afterId().orElse(0), request.rowsToRead());
        return Page.of(rows, request, skill -> String.valueOf(skill.id().value()));
    }

    @Override
    public Skill add(WantedSkill wanted) {
        Skill skill = skill(new SkillId(ids.next()), wanted);
        if (reads.of(skill.projectId()).size() >= MOST_OF_A_PROJECT) {
            throw new RejectedException(409, Rejection.of("skills-full", "most", MOST_OF_A_PROJECT));
        }
        write(skill, """
                INSERT INTO hotline.skill (id, name, note, client_id, project_id)
                VALUES (:id, :name, :note, :client, :project)""");
        note("skill.added", skill, Change.between(NOTHING, fields(skill)));
        return skill;
    }

    @Override
    public Skill change(SkillId id, WantedSkill wanted) {
        Skill former = stored(id);
        if (!former.projectId().equals(wanted.projectId())) {
            throw new RejectedException(422, Rejection.of("project-fixed"));
        }
        Skill skill = skill(id, wanted);
        write(skill, """
                UPDATE hotline.skill SET name = :name, note = :note
                WHERE id = :id AND client_id = :client AND project_id = :project""");
        List<Change> changed = Change.between(fields(former), fields(skill));
        if (!changed.isEmpty()) {
            note("skill.changed", skill, changed);
        }
        return skill;
    }

    @Override
    public void remove(SkillId id) {
        Skill skill = stored(id);
        List<String> users = reads.users(id);
        if (!users.isEmpty()) {
            throw new RejectedException(
                    409,
                    new Rejection("skill-in-use", Map.of("name", skill.name(), "users", String.join(", ", users))));
        }
        int people = reads.holders(id).size();
        if (people > 0) {
            throw new RejectedException(
                    409, new Rejection("skill-certified", Map.of("name", skill.name(), "people", people)));
        }
        jdbc.sql("DELETE FROM hotline.skill WHERE id = :id")
                .param("id", id.value())
                .update();
        note("skill.removed", skill, Change.between(fields(skill), NOTHING));
    }

    @Override
    @Transactional(readOnly = true)
    public Page<CertifiedAgent> agents(PageRequest request, @Nullable String words, @Nullable SkillId skill) {
        return certificates.agents(request, words, skill);
    }

    @Override
    public Certificate certify(WantedCertificate wanted) {
        return certificates.enter(wanted);
    }

    @Override
    public void revoke(PersonId person, SkillId skill) {
        certificates.remove(person, skill);
    }

    private Skill skill(SkillId id, WantedSkill wanted) {
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        String note = Objects.requireNonNullElse(wanted.note(), "").strip();
        if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
            throw new RejectedException(
                    422, new Rejection("note-not-possible", Map.of("field", "note", "most", LONGEST_NOTE)));
        }
        Project project = checks.project(wanted.projectId());
        return new Skill(id, name, note, project.client().id(), project.id());
    }

    private void write(Skill skill, String sql) {
        try {
            jdbc.sql(sql)
                    .param("id", skill.id().value())
                    .param("name", skill.name())
                    .param("note", skill.note())
                    .param("client", skill.clientId().value())
                    .param("project", skill.projectId().value())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of("name-taken", "name", skill.name()));
        }
    }

    private Skill stored(SkillId id) {
        return reads.find(id)
                .orElseThrow(() ->
                        new RejectedException(404, Rejection.of("skill-unknown", "id", String.valueOf(id.value()))));
    }

    private void note(String action, Skill skill, List<Change> changed) {
        changes.note(
                action,
                "skill/" + skill.id().value(),
                Side.ofClient(skill.clientId().value()),
                changed);
    }

    /** What of it people set, for the audit trail. */
    private static SequencedMap<String, String> fields(Skill skill) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("name", skill.name());
        fields.put("note", skill.note());
        return fields;
    }
}
