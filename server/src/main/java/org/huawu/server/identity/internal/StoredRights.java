package org.huawu.server.identity.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Rights;
import org.huawu.server.identity.RightsOfPeople;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.Parties;
import org.springframework.stereotype.Component;

@Component
class StoredRights implements RightsOfPeople {

    private final ScopedWork work;
    private final AccountStore accounts;
    private final GrantStore grants;
    private final SecondFactorStore secondFactors;
    private final Parties parties;

    StoredRights(
            ScopedWork work,
            AccountStore accounts,
            GrantStore grants,
            SecondFactorStore secondFactors,
            Parties parties) {
        this.work = work;
        this.accounts = accounts;
        this.grants = grants;
        this.secondFactors = secondFactors;
        this.parties = parties;
    }

    @Override
    public Optional<Rights> of(PersonId person) {
        return work.in(
                Scope.all(),
                () -> accounts.byPerson(person)
                        .filter(account -> !account.ended())
                        .map(this::rightsOf));
    }

    private Rights rightsOf(Account account) {
        PersonId person = account.person();
        List<Grant> held = grants.inForce(List.of(person.value())).getOrDefault(person.value(), List.of());
        return new Rights(
                person,
                account.loginName(),
                account.language(),
                account.generation(),
                account.mustChangePassword(),
                secondFactors.isConfirmed(person),
                held,
                scopeOf(held));
    }

    /** What the grants together let a person see. A vendor's grant without a project reaches all the vendor's projects. */
    private Scope scopeOf(List<Grant> held) {
        Set<ClientId> clients = new HashSet<>();
        Set<VendorId> vendors = new HashSet<>();
        Set<ProjectId> projects = new HashSet<>();
        for (Grant grant : held) {
            if (grant.role() == Role.ADMINISTRATOR) {
                return Scope.all();
            }
            if (grant.vendor() != null) {
                vendors.add(grant.vendor());
                projects.addAll(grant.project() == null ? parties.projectsOf(grant.vendor()) : Set.of(grant.project()));
            } else if (grant.client() != null) {
                clients.add(grant.client());
            }
        }
        return new Scope(false, clients, vendors, projects);
    }
}
