package org.huawu.server.hotline;

import java.util.List;

/**
 * What a queue asks of agents for those who have waited so long in it.
 *
 * @param afterMs from which wait in this queue on, 0..86,400,000
 * @param groups of which an agent must meet one; none when everybody will do
 */
public record DemandStep(long afterMs, List<SkillGroup> groups) {

    public DemandStep {
        groups = List.copyOf(groups);
    }
}
