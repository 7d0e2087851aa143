package org.huawu.routing;

import java.util.List;
import org.huawu.events.Need;
import org.huawu.events.SkillLevel;
import org.huawu.kernel.Id;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting contact asks of an agent: what its queue asks at the step it has come to, and what it needs itself. Contacts of a queue
 * with equal demands wait in one pool.
 *
 * @param step the step of the queue
 * @param needs its own, by skill
 * @param vendor whose agents alone; null for any
 * @param agent which agent alone; null for any
 */
record Demand(
        int step,
        List<SkillLevel> needs,
        @Nullable VendorId vendor,
        @Nullable PersonId agent) implements Comparable<Demand> {

    /** Whether an agent can what is asked. */
    boolean isMetBy(Need ofTheStep, Agent who) {
        if (vendor != null && !vendor.equals(who.ref.vendor())) {
            return false;
        }
        if (agent != null && !agent.equals(who.ref.agent())) {
            return false;
        }
        Skills skills = who.skills;
        for (SkillLevel need : needs) {
            if (skills.levelOf(need.skill()) < need.level()) {
                return false;
            }
        }
        return ofTheStep.isMetBy(skills);
    }

    /** The agent's levels of all skills that are asked for, added up. */
    int levels(Need ofTheStep, Skills skills) {
        int levels = ofTheStep.levelsOf(skills);
        for (SkillLevel need : needs) {
            levels += skills.levelOf(need.skill());
        }
        return levels;
    }

    @Override
    public int compareTo(Demand other) {
        int order = Integer.compare(step, other.step);
        for (int i = 0; order == 0 && i < Math.min(needs.size(), other.needs.size()); i++) {
            SkillLevel ours = needs.get(i);
            SkillLevel theirs = other.needs.get(i);
            order = Long.compare(ours.skill().value(), theirs.skill().value());
            order = order == 0 ? Integer.compare(ours.level(), theirs.level()) : order;
        }
        order = order == 0 ? Integer.compare(needs.size(), other.needs.size()) : order;
        order = order == 0 ? Long.compare(number(vendor), number(other.vendor)) : order;
        return order == 0 ? Long.compare(number(agent), number(other.agent)) : order;
    }

    private static long number(@Nullable Id id) {
        return id == null ? 0 : id.value();
    }
}
