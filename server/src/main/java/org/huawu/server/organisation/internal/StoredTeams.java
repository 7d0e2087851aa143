package org.huawu.server.organisation.internal;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.TeamId;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Scope;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Team;
import org.huawu.server.organisation.TeamPart;
import org.huawu.server.organisation.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredTeams implements Teams {

    private static final SequencedMap<String, String> NOTHING = Collections.emptyNavigableMap();
    private static final int LONGEST_NAME = 100;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final TeamReads reads;
    private final TeamWrites writes;
    private final Parties parties;
    private final People people;
    private final AuditTrail audit;
    private final Today today;

    StoredTeams(TeamReads reads, TeamWrites writes, Parties parties, People people, AuditTrail audit, Today today) {
        this.reads = reads;
        this.writes = writes;
        this.parties = parties;
        this.people = people;
        this.audit = audit;
        this.today = today;
    }

    @Override
    public Page<Team> teams(PageRequest request, @Nullable LocalDate day) {
        List<Team> rows = reads.teams(request.afterId().orElse(0), request.rowsToRead(), today.or(day));
        return Page.of(rows, request, team -> String.valueOf(team.id().value()));
    }

    @Override
    public Optional<Team> team(TeamId id) {
        return reads.find(id, today.now());
    }

    @Override
    public List<TimeInTeam> people(TeamId id, @Nullable LocalDate day) {
        known(id);
        return reads.people(id, day, MOST_TIMES);
    }

    @Override
    public Team add(WantedTeam wanted) {
        String name = Name.of("name", wanted.name(), LONGEST_NAME);
        Project project = parties.project(wanted.projectId())
                .orElseThrow(() -> refused(422, "team-project-unknown", "projectId"));
        if (wanted.vendorId() != null
                && project.vendors().stream().noneMatch(each -> each.id().equals(wanted.vendorId()))) {
            throw new RejectedException(
                    422,
                    Rejection.of(
                            "vendor-not-in-project",
                            "id",
                            String.valueOf(project.id().value())));
        }
        Team team =
                new Team(writes.nextId(), name, project.client().id(), wanted.vendorId(), project.id(), 0, null, null);
        requireOwn(team, TeamPart.MEMBER);
        writes.insert(team);
        note("team.added", team, null, Change.between(NOTHING, named(name)));
        return team;
    }

    @Override
    public Team rename(TeamId id, @Nullable String name) {
        Team team = known(id);
        String wanted = Name.of("name", name, LONGEST_NAME);
        requireOwn(team, TeamPart.MEMBER);
        List<Change> changed = Change.between(named(team.name()), named(wanted));
        if (!changed.isEmpty()) {
            writes.rename(id, wanted);
            note("team.renamed", team, null, changed);
        }
        return known(id);
    }

    @Override
    public TimeInTeam bring(TeamId id, WantedTime wanted) {
        Team team = known(id);
        requireOwn(team, wanted.part());
        LocalDate from = day("from", today.or(wanted.from()));
        LocalDate until = wanted.until() == null ? null : day("until", wanted.until());
        if (until != null && until.isBefore(from)) {
            throw refused(422, "team-days", "until");
        }
        Person person = people.person(wanted.personId())
                .filter(each -> isOf(team, wanted.part(), each))
                .orElseThrow(() -> refused(422, "person-not-of-team", "personId"));
        TimeInTeam time = new TimeInTeam(person.id(), person.name(), wanted.part(), from, until);
        writes.endBefore(team, time);
        writes.insert(team, time);
        note("team.joined", team, person.id(), Change.between(NOTHING, fields(time)));
        return time;
    }

    @Override
    public void end(TeamId id, EndOfTime end) {
        Team team = known(id);
        requireOwn(team, end.part());
        LocalDate until = day("until", today.or(end.until()));
        TimeInTeam time = reads.open(id, end.personId(), end.part(), today.now())
                .orElseThrow(() -> new RejectedException(404, new Rejection("team-time-unknown", Map.of())));
        if (until.isBefore(time.from())) {
            throw refused(422, "team-days", "until");
        }
        writes.end(team, time, until);
        TimeInTeam ended = new TimeInTeam(time.personId(), time.name(), time.part(), time.from(), until);
        note("team.left", team, time.personId(), Change.between(fields(time), fields(ended)));
    }

    private Team known(TeamId id) {
        return reads.find(id, today.now())
                .orElseThrow(() ->
                        new RejectedException(404, Rejection.of("team-unknown", "id", String.valueOf(id.value()))));
    }

    /** People and teams are the side's whose people they are; the coach is the client's. PostgreSQL holds the same. */
    private static void requireOwn(Team team, TeamPart part) {
        Scope scope = Scope.CURRENT.isBound() ? Scope.CURRENT.get() : Scope.none();
        boolean isClients = team.vendorId() == null || part == TeamPart.COACH;
        boolean isOwn = isClients
                ? scope.clients().contains(team.clientId())
                : scope.vendors().contains(Objects.requireNonNull(team.vendorId()));
        if (!scope.everything() && !isOwn) {
            throw new RejectedException(403, new Rejection("team-not-own", Map.of()));
        }
    }

    private static boolean isOf(Team team, TeamPart part, Person person) {
        if (team.vendorId() == null || part == TeamPart.COACH) {
            return person.client() != null && person.client().id().equals(team.clientId());
        }
        return person.vendor() != null && person.vendor().id().equals(team.vendorId());
    }

    private static LocalDate day(String field, LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new RejectedException(
                    422,
                    new Rejection("year-out-of-reach", Map.of("field", field, "least", FIRST_YEAR, "most", LAST_YEAR)));
        }
        return day;
    }

    private static RejectedException refused(int status, String errorId, String field) {
        return new RejectedException(status, new Rejection(errorId, Map.of("field", field)));
    }

    private void note(String action, Team team, @Nullable PersonId person, List<Change> changes) {
        String subject = "team/" + team.id().value() + (person == null ? "" : " person/" + person.value());
        Long vendor = team.vendorId() == null ? null : team.vendorId().value();
        audit.add(action, subject, new Side(team.clientId().value(), vendor, null), changes);
    }

    private static SequencedMap<String, String> named(String name) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("name", name);
        return fields;
    }

    private static SequencedMap<String, String> fields(TimeInTeam time) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("part", time.part().id());
        fields.put("from", time.from().toString());
        fields.put("until", Objects.toString(time.until(), ""));
        return fields;
    }
}
