package org.huawu.events;

import org.huawu.kernel.SkillId;

/**
 * A skill and how well somebody has it, or must have it.
 *
 * @param skill the skill
 * @param level 1..{@value #MOST}
 */
public record SkillLevel(SkillId skill, int level) {

    /** The highest level. */
    public static final int MOST = 100;

    public SkillLevel {
        if (level < 1 || level > MOST) {
            throw new IllegalArgumentException("level must be 1.." + MOST + ", was " + level);
        }
    }
}
