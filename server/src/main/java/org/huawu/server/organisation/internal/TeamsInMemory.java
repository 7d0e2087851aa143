package org.huawu.server.organisation.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.TeamId;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.organisation.OrganisationSettings;
import org.huawu.server.organisation.TeamsNow;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who works in which team, with the days still to come, so that a new day needs no reading. Read anew with each change; as many entries
 * as there are members.
 */
@Component
class TeamsInMemory implements TeamsNow, ApplicationRunner {

    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;
    private volatile Map<PersonId, List<Time>> times = Map.of();

    TeamsInMemory(ScopedWork work, JdbcClient jdbc, Clock clock, OrganisationSettings settings) {
        this.work = work;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = settings.zone();
    }

    private record Time(
            PersonId person,
            TeamId team,
            LocalDate from,
            @Nullable LocalDate until) {

        boolean contains(LocalDate day) {
            return !from.isAfter(day) && (until == null || !until.isBefore(day));
        }
    }

    @Override
    public Optional<TeamId> of(PersonId person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return times.getOrDefault(person, List.of()).stream()
                .filter(time -> time.contains(today))
                .map(Time::team)
                .findFirst();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        read();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(TeamsChanged change) {
        read();
    }

    /** One reader at a time, so that an older picture never comes after a newer one. */
    private synchronized void read() {
        Map<PersonId, List<Time>> found = new HashMap<>();
        work.in(
                        Scope.all(),
                        () -> jdbc.sql("""
                                SELECT person_id, team_id, from_day, until_day FROM organisation.team_member
                                WHERE part = 'member' AND (until_day IS NULL OR until_day >= :since)""")
                                .param("since", LocalDate.ofInstant(clock.instant(), zone))
                                .query((row, n) -> new Time(
                                        new PersonId(row.getLong(1)),
                                        new TeamId(row.getLong(2)),
                                        row.getObject(3, LocalDate.class),
                                        row.getObject(4, LocalDate.class)))
                                .list())
                .forEach(time -> found.computeIfAbsent(time.person(), person -> new ArrayList<>())
                        .add(time));
        times = Map.copyOf(found);
    }
}
