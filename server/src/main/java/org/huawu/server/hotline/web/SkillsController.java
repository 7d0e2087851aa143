package org.huawu.server.hotline.web;

import org.huawu.kernel.PersonId;
import org.huawu.kernel.SkillId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.hotline.Skill;
import org.huawu.server.hotline.Skills;
import org.huawu.server.hotline.Skills.Certificate;
import org.huawu.server.hotline.Skills.CertifiedAgent;
import org.huawu.server.hotline.Skills.WantedCertificate;
import org.huawu.server.hotline.Skills.WantedSkill;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Skills and certificates over HTTP. */
@RestController
@RequestMapping("/api/hotline")
class SkillsController {

    private final Skills skills;

    SkillsController(Skills skills) {
        this.skills = skills;
    }

    @GetMapping("/skills")
    @PreAuthorize("hasAuthority('hotline.read')")
    Page<Skill> skills(PageRequest request) {
        return skills.skills(request);
    }

    @PostMapping("/skills")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('skill.certify')")
    Skill addSkill(@RequestBody WantedSkill wanted) {
        return skills.add(wanted);
    }

    @PutMapping("/skills/{id}")
    @PreAuthorize("hasAuthority('skill.certify')")
    Skill changeSkill(@PathVariable SkillId id, @RequestBody WantedSkill wanted) {
        return skills.change(id, wanted);
    }

    @DeleteMapping("/skills/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('skill.certify')")
    void removeSkill(@PathVariable SkillId id) {
        skills.remove(id);
    }

    /** Agents with their certificates. */
    @GetMapping("/agents")
    @PreAuthorize("hasAuthority('hotline.read')")
    Page<CertifiedAgent> agents(
            PageRequest request,
            @RequestParam(name = "q", required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable SkillId skillId) {
        return skills.agents(request, words, skillId);
    }

    @PutMapping("/certificates")
    @PreAuthorize("hasAuthority('skill.certify')")
    Certificate certify(@RequestBody WantedCertificate wanted) {
        return skills.certify(wanted);
    }

    @DeleteMapping("/certificates")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('skill.certify')")
    void revoke(@RequestParam PersonId personId, @RequestParam SkillId skillId) {
        skills.revoke(personId, skillId);
    }
}
