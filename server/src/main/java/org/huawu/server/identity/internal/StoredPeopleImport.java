package org.huawu.server.identity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huawu.kernel.Rejection;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.identity.Enrolment;
import org.huawu.server.identity.Enrolment.Enrolled;
import org.huawu.server.identity.Enrolment.NewPerson;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.PeopleImport;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Team;
import org.huawu.server.organisation.TeamPart;
import org.huawu.server.organisation.Teams;
import org.huawu.server.organisation.Teams.WantedTime;
import org.huawu.server.organisation.Vendor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class StoredPeopleImport implements PeopleImport {

    private final Enrolment enrolment;
    private final Parties parties;
    private final Teams teams;
    private final ScopedWork work;
    private final TransactionTemplate each;

    StoredPeopleImport(
            Enrolment enrolment, Parties parties, Teams teams, ScopedWork work, PlatformTransactionManager manager) {
        this.enrolment = enrolment;
        this.parties = parties;
        this.teams = teams;
        this.work = work;
        this.each = new TransactionTemplate(manager);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Thrown to take back what was only tried. */
    private static final class Tried extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Refused> refused;

        Tried(List<Refused> refused) {
            super("tried", null, false, false);
            this.refused = refused;
        }
    }

    @Override
    public List<Refused> check(List<Row> rows) {
        requireSize(rows);
        try {
            work.run(Scope.CURRENT.get(), () -> {
                throw new Tried(tried(rows));
            });
            throw new IllegalStateException("what was tried has stayed");
        } catch (Tried tried) {
            return tried.refused;
        }
    }

    /** Each row to a point of return of its own, so that one that is refused leaves the others as they are. */
    private List<Refused> tried(List<Row> rows) {
        NamedParties named = new NamedParties(parties, teams);
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            try {
                each.executeWithoutResult(status -> enrol(row, named));
            } catch (RejectedException e) {
                refused.add(new Refused(i + 1, e.rejection()));
            }
        }
        return refused;
    }

    @Override
    @Transactional
    public List<Enrolled> bring(List<Row> rows) {
        requireSize(rows);
        NamedParties named = new NamedParties(parties, teams);
        List<Enrolled> enrolled = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                enrolled.add(enrol(rows.get(i), named));
            } catch (RejectedException e) {
                throw new RejectedException(409, Rejection.of("import-row-refused", "row", i + 1));
            }
        }
        return enrolled;
    }

    private Enrolled enrol(Row row, NamedParties named) {
        Role role = Role.byId(Objects.requireNonNullElse(row.role(), "").strip())
                .orElseThrow(() -> refused("import-role-unknown", "role"));
        Client client = named.client(row.client());
        Vendor vendor = named.vendor(row.vendor());
        Project project = named.project(row.project());
        Team team = named.team(row.team(), project, vendor);
        Enrolled enrolled = enrolment.enrol(new NewPerson(
                row.name(),
                row.loginName(),
                language(row),
                role,
                client == null ? null : client.id(),
                vendor == null ? null : vendor.id(),
                project == null ? null : project.id(),
                true));
        if (team != null) {
            teams.bring(team.id(), new WantedTime(enrolled.person(), TeamPart.MEMBER, null, null));
        }
        return enrolled;
    }

    private static Language language(Row row) {
        String wanted = Objects.requireNonNullElse(row.language(), "").strip();
        return switch (wanted) {
            case "", "zh" -> Language.ZH;
            case "en" -> Language.EN;
            default -> throw refused("import-language-unknown", "language");
        };
    }

    private static void requireSize(List<Row> rows) {
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw new RejectedException(422, Rejection.of("import-size", "most", MOST_ROWS));
        }
    }

    private static RejectedException refused(String errorId, String field) {
        return new RejectedException(422, new Rejection(errorId, Map.of("field", field)));
    }
}
