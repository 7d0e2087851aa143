package org.huawu.server.identity.internal;

import java.util.Map;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.Id;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.TeamId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Team;
import org.huawu.server.organisation.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the grant of a role and the parties named for it, or says what is wrong with them. */
@Component
class GrantScopes {

    private final Parties parties;
    private final Teams teams;

    GrantScopes(Parties parties, Teams teams) {
        this.parties = parties;
        this.teams = teams;
    }

    /** The grant that role and parties make; a project's or a team's grant on a vendor's side names the client too. */
    Grant grant(
            Role role,
            @Nullable ClientId client,
            @Nullable VendorId vendor,
            @Nullable ProjectId project,
            @Nullable TeamId team) {
        return switch (role.side()) {
            case INSTALLATION -> {
                notForRole("clientId", client);
                notForRole("vendorId", vendor);
                notForRole("projectId", project);
                notForRole("teamId", team);
                yield new Grant(role, null, null, null);
            }
            case CLIENT -> {
                notForRole("vendorId", vendor);
                notForRole("projectId", project);
                ClientId of = needed(client, "role-needs-client");
                boolean isOwn = team == null || known(team).clientId().equals(of);
                yield isOwn ? new Grant(role, of, null, null, team) : elsewhere();
            }
            case VENDOR -> {
                notForRole("clientId", client);
                yield ofVendor(role, needed(vendor, "role-needs-vendor"), project, team);
            }
        };
    }

    private Grant ofVendor(Role role, VendorId vendor, @Nullable ProjectId wanted, @Nullable TeamId team) {
        if (role.needsProject()) {
            notForRole("teamId", team);
            needed(wanted, "role-needs-project");
        }
        if (team != null) {
            Team of = known(team);
            boolean isOwn = vendor.equals(of.vendorId()) && (wanted == null || wanted.equals(of.projectId()));
            return isOwn ? new Grant(role, of.clientId(), vendor, of.projectId(), team) : elsewhere();
        }
        if (wanted == null) {
            return new Grant(role, null, vendor, null);
        }
        Project project = parties.project(wanted)
                .orElseThrow(() -> refused(Rejection.of("project-unknown", "id", String.valueOf(wanted.value()))));
        return new Grant(role, project.client().id(), vendor, project.id());
    }

    /** A part of the scope that the role cannot have is refused: left out in silence, the grant would reach further. */
    private static void notForRole(String field, @Nullable Id given) {
        if (given != null) {
            throw refused(new Rejection("field-invalid", Map.of("field", field, "reason", "not-for-role")));
        }
    }

    private Team known(TeamId team) {
        return teams.team(team).orElseThrow(GrantScopes::teamElsewhere);
    }

    private static Grant elsewhere() {
        throw teamElsewhere();
    }

    private static RejectedException teamElsewhere() {
        return refused(new Rejection("team-not-in-scope", Map.of("field", "teamId")));
    }

    private static <T> T needed(@Nullable T party, String errorId) {
        if (party == null) {
            throw refused(Rejection.of(errorId));
        }
        return party;
    }

    private static RejectedException refused(Rejection rejection) {
        return new RejectedException(422, rejection);
    }
}
