package org.huawu.events;

import java.util.List;
import java.util.function.ToIntFunction;
import org.huawu.kernel.SkillId;

/** What an agent must be able to do to be offered contacts: skills, joined by and and or. */
public sealed interface Need {

    /** The most skills of a need, all parts together. */
    int MOST_SKILLS = 32;

    /** How deep needs may lie in each other. */
    int MOST_DEPTH = 4;

    /** Everybody will do. */
    static Need none() {
        return new AllOf(List.of());
    }

    /**
     * A skill at a level or a higher one.
     *
     * @param atLeast the skill and the level
     */
    record Skilled(SkillLevel atLeast) implements Need {}

    /**
     * All of several needs.
     *
     * @param needs none when everybody will do
     */
    record AllOf(List<Need> needs) implements Need {
        public AllOf {
            needs = List.copyOf(needs);
        }
    }

    /**
     * One of several needs at least.
     *
     * @param needs one or more
     */
    record AnyOf(List<Need> needs) implements Need {
        public AnyOf {
            needs = List.copyOf(needs);
            if (needs.isEmpty()) {
                throw new IllegalArgumentException("any of nothing is met by nobody");
            }
        }
    }

    /**
     * Whether somebody meets it.
     *
     * @param levelOf the level of a skill, 0 when it is not held
     */
    default boolean isMetBy(ToIntFunction<SkillId> levelOf) {
        return switch (this) {
            case Skilled it ->
                levelOf.applyAsInt(it.atLeast().skill()) >= it.atLeast().level();
            case AllOf it -> countMetBy(levelOf, it.needs()) == it.needs().size();
            case AnyOf it -> countMetBy(levelOf, it.needs()) > 0;
        };
    }

    private static int countMetBy(ToIntFunction<SkillId> levelOf, List<Need> needs) {
        int met = 0;
        for (Need each : needs) {
            met += each.isMetBy(levelOf) ? 1 : 0;
        }
        return met;
    }

    /** The levels that somebody has of the skills it names, added up; a skill named twice counts twice. */
    default int levelsOf(ToIntFunction<SkillId> levelOf) {
        return switch (this) {
            case Skilled it -> levelOf.applyAsInt(it.atLeast().skill());
            case AllOf it ->
                it.needs().stream().mapToInt(each -> each.levelsOf(levelOf)).sum();
            case AnyOf it ->
                it.needs().stream().mapToInt(each -> each.levelsOf(levelOf)).sum();
        };
    }

    /** How many skills it names. */
    default int skills() {
        return switch (this) {
            case Skilled it -> 1;
            case AllOf it -> it.needs().stream().mapToInt(Need::skills).sum();
            case AnyOf it -> it.needs().stream().mapToInt(Need::skills).sum();
        };
    }

    /** How deep needs lie in each other in it, 1 or more. */
    default int depth() {
        return switch (this) {
            case Skilled it -> 1;
            case AllOf it -> 1 + it.needs().stream().mapToInt(Need::depth).max().orElse(0);
            case AnyOf it -> 1 + it.needs().stream().mapToInt(Need::depth).max().orElse(0);
        };
    }
}
