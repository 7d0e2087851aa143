package org.huawu.server.identity.web;

import java.util.List;
import java.util.TreeSet;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.LocalAuthorityStatus;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.Rights;
import org.huawu.server.identity.web.GrantViews.GrantView;
import org.huawu.server.identity.web.SessionView.SignedInPerson;
import org.huawu.server.installation.Program;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes what GET /api/session answers. */
@Component
class SessionViews {

    private final ScopedWork work;
    private final People people;
    private final GrantViews grants;
    private final LocalAuthorityStatus certificate;
    private final Program program;

    SessionViews(ScopedWork work, People people, GrantViews grants, LocalAuthorityStatus certificate, Program program) {
        this.work = work;
        this.people = people;
        this.grants = grants;
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
            List<GrantView> held = rights.grants().stream().map(grants::of).toList();
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
                    held,
                    permissions);
        });
    }
}
