package org.huawu.routing;

import java.util.List;
import java.util.function.ToIntFunction;
import org.huawu.events.HeldSkill;
import org.huawu.kernel.SkillId;

/** What an agent can at one time: the certified skills that count then. Immutable. */
final class Skills implements ToIntFunction<SkillId> {

    /** Nothing. */
    static final Skills NONE = new Skills(List.of(), 0);

    private final long[] ids;
    private final int[] levels;
    private final long nextChangeMs;

    /** @param held by skill, a skill once */
    Skills(List<HeldSkill> held, long atMs) {
        List<HeldSkill> counting =
                held.stream().filter(each -> each.isHeldAt(atMs)).toList();
        ids = counting.stream().mapToLong(each -> each.skill().value()).toArray();
        levels = counting.stream().mapToInt(HeldSkill::level).toArray();
        nextChangeMs =
                held.stream().mapToLong(each -> each.nextChangeMs(atMs)).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public int applyAsInt(SkillId skill) {
        return levelOf(skill);
    }

    /** The level of a skill; 0 when it is not held. */
    int levelOf(SkillId skill) {
        int low = 0;
        int high = ids.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ids[middle] < skill.value()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < ids.length && ids[low] == skill.value() ? levels[low] : 0;
    }

    /** When it is something else next; 0 for never. */
    long nextChangeMs() {
        return nextChangeMs == Long.MAX_VALUE ? 0 : nextChangeMs;
    }
}
