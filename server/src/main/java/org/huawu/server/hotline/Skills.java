package org.huawu.server.hotline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.SkillId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Skills of projects, and which agents are certified in them. Works within the caller's transaction, whose scope decides what is
 * seen; any thread. The routing core follows every change within moments of its commit.
 */
public interface Skills {

    /** Skills in the order of their ids. */
    Page<Skill> skills(PageRequest request);

    /**
     * Adds a skill.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, note-not-possible, project-unknown; 409 name-taken,
     *     skills-full
     */
    Skill add(WantedSkill wanted);

    /**
     * Changes a skill.
     *
     * @throws org.huawu.server.edge.RejectedException as {@link #add}; 404 skill-unknown; 422 project-fixed
     */
    Skill change(SkillId id, WantedSkill wanted);

    /**
     * Removes a skill that nothing asks for and nobody is certified in.
     *
     * @throws org.huawu.server.edge.RejectedException 404 skill-unknown; 409 skill-in-use, skill-certified
     */
    void remove(SkillId id);

    /**
     * Agents with their certificates, in the order of their ids.
     *
     * @param words in the name; null for all
     * @param skill that they have a certificate of, in force or not; null for all
     */
    Page<CertifiedAgent> agents(PageRequest request, @Nullable String words, @Nullable SkillId skill);

    /**
     * Enters a certificate, in the place of the one that the person had of that skill.
     *
     * @throws org.huawu.server.edge.RejectedException 422 skill-unknown, person-no-agent, number-out-of-range, year-out-of-range,
     *     certificate-days
     */
    Certificate certify(WantedCertificate wanted);

    /**
     * Takes a certificate back.
     *
     * @throws org.huawu.server.edge.RejectedException 404 certificate-unknown
     */
    void revoke(PersonId person, SkillId skill);

    /** The most skills of a project: an agent may be certified in all of them. */
    int MOST_OF_A_PROJECT = 200;

    /** A skill to be added. */
    record WantedSkill(
            @Nullable String name,
            ProjectId projectId,
            @Nullable String note) {}

    /**
     * Somebody who takes contacts in a project.
     *
     * @param certificates of skills of that project, by skill
     */
    record CertifiedAgent(
            PersonId id, String name, VendorId vendorId, ProjectId projectId, List<Certificate> certificates) {

        public CertifiedAgent {
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * That an agent has a skill.
     *
     * @param level 1..100
     * @param from the first day, in the time zone of the house; null for ever since
     * @param until the last day; null for ever
     */
    record Certificate(
            SkillId skillId,
            int level,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            CertificateState state) {}

    /** Whether a certificate is in force. */
    enum CertificateState {
        COMING("coming"),
        IN_FORCE("in-force"),
        PAST("past");

        private final String id;

        CertificateState(String id) {
            this.id = id;
        }

        /** The name used by the API. */
        @JsonValue
        public String id() {
            return id;
        }
    }

    /** A certificate to be entered. */
    record WantedCertificate(
            PersonId personId,
            SkillId skillId,
            int level,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}
}
