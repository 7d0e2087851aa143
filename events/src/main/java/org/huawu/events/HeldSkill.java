package org.huawu.events;

import org.huawu.kernel.SkillId;

/**
 * A skill that an agent is certified in for some time.
 *
 * @param skill the skill
 * @param level 1..{@value SkillLevel#MOST}
 * @param fromMs since when, in ms of the log's time; 0 for ever since
 * @param untilMs until when, not included; 0 for ever
 */
public record HeldSkill(SkillId skill, int level, long fromMs, long untilMs) {

    public HeldSkill {
        SkillLevel checked = new SkillLevel(skill, level);
        if (fromMs < 0 || untilMs < 0 || (untilMs > 0 && untilMs <= fromMs)) {
            throw new IllegalArgumentException(checked + " is held from " + fromMs + " until " + untilMs);
        }
    }

    /** Whether it is held at a time, in ms. */
    public boolean isHeldAt(long atMs) {
        return fromMs <= atMs && (untilMs == 0 || atMs < untilMs);
    }

    /** When that changes next after a time; {@code Long.MAX_VALUE} for never. */
    public long nextChangeMs(long atMs) {
        if (fromMs > atMs) {
            return fromMs;
        }
        return untilMs > atMs ? untilMs : Long.MAX_VALUE;
    }
}
