package org.huawu.server.hotline;

import java.util.List;
import org.huawu.kernel.ShareId;
import org.jspecify.annotations.Nullable;

/**
 * Who is to take the contacts of a line, besides what their queue asks.
 *
 * @param skills of which an agent must have all
 * @param shareId how contacts are divided among vendors; null as their queue says
 */
public record LineDemand(List<AskedSkill> skills, @Nullable ShareId shareId) {

    /** As most lines have it: what the queue asks. */
    public static final LineDemand NONE = new LineDemand(List.of(), null);

    public LineDemand {
        skills = List.copyOf(skills);
    }
}
