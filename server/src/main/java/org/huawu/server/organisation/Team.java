package org.huawu.server.organisation;

import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.TeamId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * A group of people who work in one project, as of a day.
 *
 * @param name 1..100 characters, one of a kind within project and vendor
 * @param vendorId whose people they are; null for the client's own
 * @param members how many work in it on that day
 * @param leader who leads it on that day
 * @param coach who guides it for the client on that day
 */
public record Team(
        TeamId id,
        String name,
        ClientId clientId,
        @Nullable VendorId vendorId,
        ProjectId projectId,
        int members,
        @Nullable Head leader,
        @Nullable Head coach) {

    /** How many agents one person may lead or guide before it is marked (F-009). */
    public static final int MOST_AGENTS = 20;

    /**
     * Who leads or guides.
     *
     * @param name null where the person is out of the reader's scope
     * @param agents how many agents, over all teams this person leads or guides that day
     * @param tooMany whether that is more than {@value Team#MOST_AGENTS}
     */
    public record Head(PersonId id, @Nullable String name, int agents, boolean tooMany) {

        /** A head of so many agents. */
        public static Head of(PersonId id, @Nullable String name, int agents) {
            return new Head(id, name, agents, agents > MOST_AGENTS);
        }
    }
}
