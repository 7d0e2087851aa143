package org.huawu.server.console.internal;

import java.util.List;
import java.util.Optional;
import org.huawu.events.AgentRef;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.TeamId;
import org.huawu.kernel.VendorId;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.Rights;
import org.jspecify.annotations.Nullable;

/**
 * Whose talks and agents a supervisor reaches: by the grants that hold the permission asked for, each within its own client, vendor,
 * project and team. A grant that holds it elsewhere, or another grant that reaches the agent, does not help.
 */
public final class Jurisdiction {

    private Jurisdiction() {}

    /**
     * Whose an agent or a talk is. An agent may take contacts of another client than the own one: a talk is the client's who is called, and
     * the vendor's whose agent talks.
     *
     * @param team in which the agent works today; null for none
     */
    public record Whose(
            ClientId client,
            VendorId vendor,
            ProjectId project,
            @Nullable TeamId team) {

        /** An agent's own parties. */
        public static Whose of(AgentRef agent, @Nullable TeamId team) {
            return new Whose(agent.client(), agent.vendor(), agent.project(), team);
        }
    }

    /**
     * How far a permission reaches from an agent's talk.
     *
     * @param vendor the vendor whose agents alone it is about; null where those of any vendor of the client may be
     */
    public record Reach(@Nullable VendorId vendor) {}

    /** How far it reaches; empty when not to this agent or talk. */
    public static Optional<Reach> of(Rights rights, Permission permission, Whose whose) {
        List<Grant> grants = rights.grants().stream()
                .filter(grant -> grant.role().permissions().contains(permission))
                .filter(grant -> reaches(grant, whose))
                .toList();
        if (grants.isEmpty()) {
            return Optional.empty();
        }
        boolean isOfClient = grants.stream().anyMatch(grant -> grant.vendor() == null);
        return Optional.of(new Reach(isOfClient ? null : whose.vendor()));
    }

    private static boolean reaches(Grant grant, Whose whose) {
        return (grant.client() == null || grant.client().equals(whose.client()))
                && (grant.vendor() == null || grant.vendor().equals(whose.vendor()))
                && (grant.project() == null || grant.project().equals(whose.project()))
                && (grant.team() == null || grant.team().equals(whose.team()));
    }
}
