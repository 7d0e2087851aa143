package org.huawu.server.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.huawu.kernel.Id;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Team;
import org.huawu.server.organisation.Teams;
import org.huawu.server.organisation.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Grants with the names of what they reach. */
@Component
class GrantViews {

    private final Parties parties;
    private final Teams teams;

    GrantViews(Parties parties, Teams teams) {
        this.parties = parties;
        this.teams = teams;
    }

    @JsonInclude
    record GrantView(
            Role role,
            @Nullable GrantParty client,
            @Nullable GrantParty vendor,
            @Nullable GrantParty project,
            @Nullable GrantParty team) {}

    /** The name is empty where it is out of the reader's scope. */
    record GrantParty(String id, String name) {}

    GrantView of(Grant grant) {
        return new GrantView(
                grant.role(),
                grant.client() == null
                        ? null
                        : party(grant.client(), parties.client(grant.client()).map(Client::name)),
                grant.vendor() == null
                        ? null
                        : party(grant.vendor(), parties.vendor(grant.vendor()).map(Vendor::name)),
                grant.project() == null
                        ? null
                        : party(
                                grant.project(),
                                parties.project(grant.project()).map(Project::name)),
                grant.team() == null
                        ? null
                        : party(grant.team(), teams.team(grant.team()).map(Team::name)));
    }

    private static GrantParty party(Id id, Optional<String> name) {
        return new GrantParty(String.valueOf(id.value()), name.orElse(""));
    }
}
