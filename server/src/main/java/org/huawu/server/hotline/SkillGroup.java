package org.huawu.server.hotline;

import java.util.List;

/** Skills of which an agent must have all. */
public record SkillGroup(List<AskedSkill> skills) {

    public SkillGroup {
        skills = List.copyOf(skills);
    }
}
