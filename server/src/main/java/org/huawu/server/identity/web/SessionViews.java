package org.huawu.server.identity.web;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.LocalAuthorityStatus;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.Rights;
import org.huawu.server.identity.web.SessionView.GrantParty;
import org.huawu.server.identity.web.SessionView.GrantView;
import org.huawu.server.identity.web.SessionView.SignedInPerson;
import org.huawu.server.installation.Program;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes what GET /api/session answers. */
@Component
class SessionViews {

    private final ScopedWork work;
    private final People people;
    private final Parties parties;
    private final LocalAuthorityStatus certificate;
    private final Program program;

    SessionViews(ScopedWork work, People people, Parties parties, LocalAuthorityStatus certificate, Program program) {
        this.work = work;
        this.people = people;
        this.parties = parties;
        this.certificate = certificate;
        this.program = program;
    }

    SessionView ofNobody(CsrfToken csrf) {
        return new SessionView(
                false, csrf.getToken(), certificate.isLocal(), program.version(), null, null, null, null, null);
    }

    /** Read in the program's scope: a person sees the names in his or her own grants, whatever else is out of sight. */
    SessionView of(Rights rights, CsrfToken csrf) {
        return work.in(Scope.all(), () -> {
            String name = people.person(rights.person()).map(Person::name).orElse(rights.loginName());
            List<GrantView> grants = rights.grants().stream().map(this::view).toList();
            TreeSet<String> permissions = new TreeSet<>();
            rights.permissions().forEach((Permission permission) -> permissions.add(permission.getAuthority()));
            return new SessionView(
                    true,
                    csrf.getToken(),
                    certificate.isLocal(),
                    program.version(),
                    new SignedInPerson(
                            String.valueOf(rights.person().value()), rights.loginName(), name, rights.language()),
                    rights.mustChangePassword(),
                    rights.secondFactor(),
                    grants,
                    permissions);
        });
    }

    private GrantView view(Grant grant) {
        return new GrantView(
                grant.role(),
                grant.client() == null
                        ? null
                        : party(
                                grant.client().value(),
                                parties.client(grant.client()).map(Client::name)),
                grant.vendor() == null
                        ? null
                        : party(
                                grant.vendor().value(),
                                parties.vendor(grant.vendor()).map(Vendor::name)),
                grant.project() == null
                        ? null
                        : party(
                                grant.project().value(),
                                parties.project(grant.project()).map(Project::name)));
    }

    private static GrantParty party(long id, Optional<String> name) {
        return new GrantParty(String.valueOf(id), name.orElse(""));
    }
}
