package org.huawu.server.identity.internal;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.Actor;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.identity.Enrolment;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredEnrolment implements Enrolment {

    private static final Pattern LOGIN_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    private final People people;
    private final GrantScopes scopes;
    private final AccountStore accounts;
    private final GrantStore grants;
    private final SecondFactorStore secondFactors;
    private final AuditTrail audit;
    private final NewPasswords newPasswords;

    StoredEnrolment(
            People people,
            GrantScopes scopes,
            AccountStore accounts,
            GrantStore grants,
            SecondFactorStore secondFactors,
            AuditTrail audit,
            NewPasswords newPasswords) {
        this.people = people;
        this.scopes = scopes;
        this.accounts = accounts;
        this.grants = grants;
        this.secondFactors = secondFactors;
        this.audit = audit;
        this.newPasswords = newPasswords;
    }

    @Override
    public Enrolled enrol(NewPerson wanted) {
        String login = loginName(wanted.loginName());
        Grant grant = scopes.grant(wanted.role(), wanted.client(), wanted.vendor(), wanted.project(), null);
        PersonId person = addPerson(wanted.name(), grant);
        NewPasswords.Fresh fresh = newPasswords.fresh();
        Long client = grant.vendor() == null && grant.client() != null
                ? grant.client().value()
                : null;
        Long vendor = grant.vendor() == null ? null : grant.vendor().value();
        Account account = new Account(
                person, client, vendor, login, fresh.hash(), wanted.mustChangePassword(), wanted.language(), 1, false);
        accounts.add(account);
        grants.add(person, grant);
        audit.add("access.granted", account.subject() + " role/" + grant.role().id(), account.side());
        return new Enrolled(person, login, fresh.password());
    }

    @Override
    public void endAccess(PersonId person) {
        Account account = known(person);
        if (person.equals(Actor.current().person())) {
            throw new RejectedException(409, Rejection.of("own-access"));
        }
        if (!accounts.end(person)) {
            return;
        }
        grants.end(person);
        if (!grants.isHeld(Role.ADMINISTRATOR)) {
            throw new RejectedException(409, Rejection.of("last-administrator"));
        }
        audit.add("access.ended", account.subject(), account.side());
    }

    @Override
    public String reset(PersonId person) {
        Account account = known(person);
        if (account.ended()) {
            throw new RejectedException(409, Rejection.of("access-ended"));
        }
        NewPasswords.Fresh fresh = newPasswords.fresh();
        accounts.setPassword(person, fresh.hash(), true);
        secondFactors.remove(person);
        audit.add("access.reset", account.subject(), account.side());
        return fresh.password();
    }

    private Account known(PersonId person) {
        return accounts.byPerson(person)
                .orElseThrow(() -> new RejectedException(
                        404, Rejection.of("person-unknown", "id", String.valueOf(person.value()))));
    }

    private PersonId addPerson(@Nullable String name, Grant grant) {
        if (grant.vendor() != null) {
            return people.addToVendor(name, grant.vendor(), grant.project());
        }
        return grant.client() == null ? people.addToInstallation(name) : people.addToClient(name, grant.client());
    }

    private static String loginName(@Nullable String given) {
        String login = Objects.requireNonNullElse(given, "").strip().toLowerCase(Locale.ROOT);
        if (!LOGIN_NAME.matcher(login).matches()) {
            throw refused(Rejection.of("login-name-invalid"));
        }
        return login;
    }

    private static RejectedException refused(Rejection rejection) {
        return new RejectedException(422, rejection);
    }
}
