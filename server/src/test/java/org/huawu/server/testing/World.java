package org.huawu.server.testing;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.VendorId;
import org.huawu.server.database.Ids;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.identity.Enrolment;
import org.huawu.server.identity.Enrolment.NewPerson;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Makes parties and people of a test's own, under names that no other test uses. */
@TestComponent
public class World {

    private final ScopedWork work;
    private final Parties parties;
    private final People people;
    private final Enrolment enrolment;
    private final Ids ids;

    World(ScopedWork work, Parties parties, People people, Enrolment enrolment, Ids ids) {
        this.work = work;
        this.parties = parties;
        this.people = people;
        this.enrolment = enrolment;
        this.ids = ids;
    }

    /** Somebody who can sign in. */
    public record Somebody(PersonId id, String loginName, String password) {}

    /** A name nobody else has, in whatever application context on the same database. */
    public String name(String kind) {
        return kind + "-" + ids.next();
    }

    public Client client() {
        String name = name("client");
        return work.in(Scope.all(), () -> parties.addClient(name, name));
    }

    public Vendor vendor() {
        String name = name("vendor");
        return work.in(Scope.all(), () -> parties.addVendor(name, name));
    }

    public Project project(Client client, Vendor... vendors) {
        Set<VendorId> ids = Stream.of(vendors).map(Vendor::id).collect(Collectors.toSet());
        return work.in(Scope.all(), () -> parties.addProject(name("project"), client.id(), ids));
    }

    public Somebody administrator() {
        return somebody(Role.ADMINISTRATOR, null, null, null);
    }

    public Somebody supervisor(Client client) {
        return somebody(Role.CLIENT_SUPERVISOR, client, null, null);
    }

    public Somebody leader(Vendor vendor) {
        return somebody(Role.VENDOR_LEADER, null, vendor, null);
    }

    public Somebody agent(Vendor vendor, Project project) {
        return somebody(Role.AGENT, null, vendor, project);
    }

    /** Somebody of a vendor without an account. */
    public PersonId person(Vendor vendor) {
        return work.in(Scope.all(), () -> people.addToVendor(name("person"), vendor.id(), null));
    }

    /** Somebody of any role, whose initial password need not be changed. */
    public Somebody somebody(Role role, @Nullable Client client, @Nullable Vendor vendor, @Nullable Project project) {
        String login = name(role.id());
        Enrolment.Enrolled added = work.in(
                Scope.all(),
                () -> enrolment.enrol(new NewPerson(
                        "人员 " + login,
                        login,
                        Language.ZH,
                        role,
                        client == null ? null : client.id(),
                        vendor == null ? null : vendor.id(),
                        project == null ? null : project.id(),
                        false)));
        return new Somebody(added.person(), added.loginName(), added.initialPassword());
    }
}
