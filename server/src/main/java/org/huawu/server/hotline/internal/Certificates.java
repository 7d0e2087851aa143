package org.huawu.server.hotline.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SkillId;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.Skill;
import org.huawu.server.hotline.Skills.Certificate;
import org.huawu.server.hotline.Skills.CertifiedAgent;
import org.huawu.server.hotline.Skills.WantedCertificate;
import org.huawu.server.hotline.internal.SkillReads.Holder;
import org.huawu.server.identity.AgentPosts;
import org.huawu.server.identity.AgentPosts.AgentPost;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is certified in which skills. Within the caller's transaction. */
@Component
class Certificates {

    private static final SequencedMap<String, String> NOTHING = Collections.emptyNavigableMap();
    /** How many people's names are asked for at once. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final SkillReads reads;
    private final AgentPosts posts;
    private final People people;
    private final Changes changes;

    Certificates(JdbcClient jdbc, SkillReads reads, AgentPosts posts, People people, Changes changes) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.posts = posts;
        this.people = people;
        this.changes = changes;
    }

    Page<CertifiedAgent> agents(PageRequest request, @Nullable String words, @Nullable SkillId skill) {
        String wanted = Objects.requireNonNullElse(words, "").strip().toLowerCase(Locale.ROOT);
        NavigableMap<Long, AgentPost> open = working();
        open.headMap(request.afterId().orElse(0), true).clear();
        if (skill != null) {
            Set<PersonId> holders = reads.holders(skill);
            open.values().removeIf(post -> !holders.contains(post.person()));
        }
        List<CertifiedAgent> found = new ArrayList<>();
        while (!open.isEmpty() && found.size() < request.rowsToRead()) {
            List<AgentPost> some = open.values().stream().limit(AT_ONCE).toList();
            open.headMap(some.getLast().person().value(), true).clear();
            addTo(found, some, wanted, request.rowsToRead());
        }
        return Page.of(found, request, agent -> String.valueOf(agent.id().value()));
    }

    private void addTo(List<CertifiedAgent> found, List<AgentPost> some, String words, int most) {
        Map<PersonId, Person> named =
                people.named(some.stream().map(AgentPost::person).toList());
        List<AgentPost> shown = some.stream()
                .filter(post -> Optional.ofNullable(named.get(post.person()))
                        .filter(person -> person.name().toLowerCase(Locale.ROOT).contains(words))
                        .isPresent())
                .limit((long) most - found.size())
                .toList();
        Map<Holder, List<Certificate>> held =
                reads.certificates(shown.stream().map(AgentPost::person).toList());
        for (AgentPost post : shown) {
            found.add(new CertifiedAgent(
                    post.person(),
                    Objects.requireNonNull(named.get(post.person())).name(),
                    post.vendor(),
                    post.project(),
                    held.getOrDefault(new Holder(post.person(), post.project()), List.of())));
        }
    }

    /** By person; whoever holds posts in several projects works in the first of them. */
    private NavigableMap<Long, AgentPost> working() {
        TreeMap<Long, AgentPost> working = new TreeMap<>();
        posts.inForce().forEach(post -> working.putIfAbsent(post.person().value(), post));
        return working;
    }

    Certificate enter(WantedCertificate wanted) {
        Skill skill = reads.find(wanted.skillId())
                .orElseThrow(() -> CalendarChecks.refused(
                        "skill-unknown", about("skillId", wanted.skillId().value())));
        AgentPost post = posts.inForce().stream()
                .filter(each -> each.person().equals(wanted.personId())
                        && each.project().equals(skill.projectId()))
                .findFirst()
                .orElseThrow(() -> CalendarChecks.refused(
                        "person-no-agent", about("personId", wanted.personId().value())));
        DemandChecks.level("level", wanted.level());
        LocalDate from = day("from", wanted.from());
        LocalDate until = day("until", wanted.until());
        if (from != null && until != null && until.isBefore(from)) {
            throw CalendarChecks.refused("certificate-days", Map.of("field", "until", "from", from.toString()));
        }
        Certificate certificate = reads.certificate(skill.id(), wanted.level(), from, until);
        SequencedMap<String, String> before = reads.certificate(post.person(), skill.id())
                .map(Certificates::fields)
                .orElse(NOTHING);
        List<Change> changed = Change.between(before, fields(certificate));
        if (!changed.isEmpty()) {
            write(skill, post, certificate);
            note("certificate.entered", skill, post.person(), changed);
        }
        return certificate;
    }

    void remove(PersonId person, SkillId id) {
        Skill skill = reads.find(id).orElseThrow(() -> notThere(person, id));
        Certificate certificate = reads.certificate(person, id).orElseThrow(() -> notThere(person, id));
        jdbc.sql("DELETE FROM hotline.certificate WHERE person_id = :person AND skill_id = :skill")
                .param("person", person.value())
                .param("skill", id.value())
                .update();
        note("certificate.revoked", skill, person, Change.between(fields(certificate), NOTHING));
    }

    private void write(Skill skill, AgentPost post, Certificate certificate) {
        jdbc.sql("""
                        INSERT INTO hotline.certificate (person_id, skill_id, level, from_day, until_day, client_id,
                            project_id, vendor_id)
                        VALUES (:person, :skill, :level, CAST(:from AS date), CAST(:until AS date), :client, :project, :vendor)
                        ON CONFLICT (person_id, skill_id) DO UPDATE SET level = excluded.level,
                            from_day = excluded.from_day, until_day = excluded.until_day, vendor_id = excluded.vendor_id""")
                .param("person", post.person().value())
                .param("skill", skill.id().value())
                .param("level", certificate.level())
                .param("from", certificate.from())
                .param("until", certificate.until())
                .param("client", skill.clientId().value())
                .param("project", skill.projectId().value())
                .param("vendor", post.vendor().value())
                .update();
    }

    private void note(String action, Skill skill, PersonId person, List<Change> changed) {
        changes.note(
                action,
                "person/" + person.value() + " skill/" + skill.id().value(),
                Side.ofClient(skill.clientId().value()),
                changed);
    }

    private static @Nullable LocalDate day(String field, @Nullable LocalDate wanted) {
        return wanted == null ? null : CalendarChecks.date(field, wanted);
    }

    private static Map<String, Object> about(String field, long id) {
        return Map.of("field", field, "id", String.valueOf(id));
    }

    private static RejectedException notThere(PersonId person, SkillId skill) {
        return new RejectedException(
                404, new Rejection("certificate-unknown", Map.of("person", person.value(), "skill", skill.value())));
    }

    /** What of it people set, for the audit trail. */
    private static SequencedMap<String, String> fields(Certificate certificate) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("level", String.valueOf(certificate.level()));
        fields.put("from", Objects.toString(certificate.from(), ""));
        fields.put("until", Objects.toString(certificate.until(), ""));
        return fields;
    }
}
