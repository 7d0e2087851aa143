package org.huawu.server.hotline;

import org.huawu.kernel.SkillId;

/**
 * A skill that is asked of agents.
 *
 * @param level the least that will do, 1..100
 */
public record AskedSkill(SkillId skillId, int level) {}
