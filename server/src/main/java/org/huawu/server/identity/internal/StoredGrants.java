package org.huawu.server.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huawu.kernel.GrantId;
import org.huawu.kernel.Id;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.Actor;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Granted;
import org.huawu.server.identity.Grants;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredGrants implements Grants {

    private final AccountStore accounts;
    private final GrantStore grants;
    private final GrantScopes scopes;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    StoredGrants(
            AccountStore accounts,
            GrantStore grants,
            GrantScopes scopes,
            People people,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.scopes = scopes;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Granted> of(PersonId person) {
        return grants.ever(person);
    }

    @Override
    public Granted give(PersonId person, WantedGrant wanted) {
        Account account = accounts.byPerson(person)
                .orElseThrow(() -> refused(404, Rejection.of("person-unknown", "id", String.valueOf(person.value()))));
        if (account.ended()) {
            throw refused(409, Rejection.of("no-grant-without-access"));
        }
        Instant now = clock.instant();
        Instant from = wanted.from() == null || wanted.from().isBefore(now) ? now : wanted.from();
        if (wanted.to() != null && !wanted.to().isAfter(from)) {
            throw refused(422, new Rejection("grant-times", Map.of("field", "to")));
        }
        Grant grant =
                scopes.grant(wanted.role(), wanted.clientId(), wanted.vendorId(), wanted.projectId(), wanted.teamId());
        requireSameSide(account, grant);
        if (grants.ever(person).stream()
                .anyMatch(held -> held.grant().equals(grant) && overlaps(held, from, wanted.to()))) {
            throw refused(409, Rejection.of("grant-held"));
        }
        if (grant.vendor() != null && grant.project() != null) {
            people.addToProject(person, grant.vendor(), grant.project());
        }
        GrantId id = grants.add(person, grant, from, wanted.to());
        Granted granted = new Granted(id, person, grant, from, wanted.to());
        audit.add("access.granted", subject(granted), account.side(), changes(granted));
        return granted;
    }

    @Override
    public void end(GrantId id) {
        Granted granted = grants.find(id)
                .orElseThrow(() -> refused(404, Rejection.of("grant-unknown", "id", String.valueOf(id.value()))));
        if (granted.person().equals(Actor.current().person())) {
            throw refused(409, Rejection.of("own-access"));
        }
        if (granted.to() != null && !granted.to().isAfter(clock.instant())) {
            return;
        }
        grants.end(granted);
        if (granted.grant().role() == Role.ADMINISTRATOR && !grants.isHeld(Role.ADMINISTRATOR)) {
            throw refused(409, Rejection.of("last-administrator"));
        }
        Account account = accounts.byPerson(granted.person()).orElseThrow();
        String to = Objects.toString(granted.to(), "");
        audit.add(
                "access.withdrawn",
                subject(granted),
                account.side(),
                List.of(new Change("to", to, clock.instant().toString())));
    }

    /** A role of another side, or of another party of the own side, would let somebody see what is not the own side's. */
    private static void requireSameSide(Account account, Grant grant) {
        boolean isSame = switch (grant.role().side()) {
            case INSTALLATION -> account.client() == null && account.vendor() == null;
            case CLIENT -> Objects.equals(account.client(), value(grant.client()));
            case VENDOR -> Objects.equals(account.vendor(), value(grant.vendor()));
        };
        if (!isSame) {
            throw refused(422, Rejection.of("role-of-other-side"));
        }
    }

    private static boolean overlaps(Granted held, Instant from, @Nullable Instant to) {
        return (held.to() == null || held.to().isAfter(from))
                && (to == null || held.from().isBefore(to));
    }

    private static String subject(Granted granted) {
        return "person/" + granted.person().value() + " role/"
                + granted.grant().role().id();
    }

    private static List<Change> changes(Granted granted) {
        Grant grant = granted.grant();
        List<Change> changes = new ArrayList<>();
        addTo(changes, "clientId", grant.client());
        addTo(changes, "vendorId", grant.vendor());
        addTo(changes, "projectId", grant.project());
        addTo(changes, "teamId", grant.team());
        changes.add(new Change("from", null, granted.from().toString()));
        if (granted.to() != null) {
            changes.add(new Change("to", null, granted.to().toString()));
        }
        return changes;
    }

    private static void addTo(List<Change> changes, String field, @Nullable Id id) {
        if (id != null) {
            changes.add(new Change(field, null, String.valueOf(id.value())));
        }
    }

    private static @Nullable Long value(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private static RejectedException refused(int status, Rejection rejection) {
        return new RejectedException(status, rejection);
    }
}
