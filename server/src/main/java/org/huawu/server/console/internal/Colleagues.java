package org.huawu.server.console.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.kernel.PersonId;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.huawu.server.reports.LiveFigures;
import org.huawu.server.reports.LiveFigures.Picture;
import org.springframework.stereotype.Component;

/** Whom an agent may ask: colleagues of the same vendor and client who are signed in. Any thread. */
@Component
public class Colleagues {

    private final LiveFigures figures;
    private final People people;
    private final ScopedWork work;

    Colleagues(LiveFigures figures, People people, ScopedWork work) {
        this.figures = figures;
        this.people = people;
        this.work = work;
    }

    /**
     * A colleague who is signed in.
     *
     * @param state lower case with hyphens; only who is ready, with sound, can be asked
     * @param since when it began, ms since 1970
     * @param free whether he or she can be asked now
     */
    public record Colleague(PersonId id, String name, String state, long since, boolean free) {}

    /** Colleagues of somebody who is signed in, those who are free first, then by name. Waits for the database. */
    public List<Colleague> of(PersonId me) {
        Picture picture = figures.now();
        Optional<AgentRef> own = picture.agents().stream()
                .map(LiveAgent::agent)
                .filter(agent -> agent.agent().equals(me))
                .findFirst();
        List<LiveAgent> others = picture.agents().stream()
                .filter(each -> own.isPresent() && isColleague(each.agent(), own.get()))
                .toList();
        Map<PersonId, Person> names =
                names(others.stream().map(each -> each.agent().agent()).toList());
        List<Colleague> colleagues = new ArrayList<>();
        for (LiveAgent other : others) {
            Person person = names.get(other.agent().agent());
            if (person != null) {
                colleagues.add(of(other, person.name(), picture));
            }
        }
        colleagues.sort(Comparator.comparing((Colleague each) -> !each.free()).thenComparing(Colleague::name));
        return colleagues;
    }

    private Map<PersonId, Person> names(Collection<PersonId> ids) {
        return ids.isEmpty() ? Map.of() : work.in(Scope.all(), () -> people.named(ids));
    }

    private static boolean isColleague(AgentRef other, AgentRef own) {
        return !other.agent().equals(own.agent())
                && other.vendor().equals(own.vendor())
                && other.client().equals(own.client());
    }

    private static Colleague of(LiveAgent agent, String name, Picture picture) {
        boolean isFree = agent.state() == AgentState.READY && !picture.silent().contains(agent);
        return new Colleague(agent.agent().agent(), name, Desks.word(agent.state()), agent.sinceMs(), isFree);
    }
}
