package org.huawu.server.console.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.metrics.Live.LiveQueue;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.hotline.Queue;
import org.huawu.server.identity.Rights;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.huawu.server.reports.LiveFigures;
import org.huawu.server.reports.LiveFigures.Picture;
import org.springframework.stereotype.Component;

/** To whom and where an agent may take a talk: colleagues of the same vendor and client, and queues of the own projects. */
@Component
public class TalkGoals {

    private final LiveFigures figures;
    private final Numbers numbers;
    private final People people;
    private final ScopedWork work;

    TalkGoals(LiveFigures figures, Numbers numbers, People people, ScopedWork work) {
        this.figures = figures;
        this.numbers = numbers;
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

    /** A queue, and how many wait there. */
    public record GoalQueue(QueueId id, String name, int waiting) {}

    /** Colleagues of somebody who is signed in, those who are free first, then by name. Waits for the database. */
    public List<Colleague> colleagues(PersonId me) {
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

    /** The queues to which somebody may pass a contact on, by name. Waits for nothing. */
    public List<GoalQueue> queues(Rights rights) {
        List<LiveQueue> busy = figures.now().queues();
        Scope scope = rights.scope();
        return numbers.queues().stream()
                .filter(queue -> scope.everything()
                        || scope.clients().contains(queue.clientId())
                        || scope.projects().contains(queue.projectId()))
                .map(queue -> new GoalQueue(queue.id(), queue.name(), waiting(queue, busy)))
                .sorted(Comparator.comparing(GoalQueue::name))
                .toList();
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
        String state = agent.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Colleague(agent.agent().agent(), name, state, agent.sinceMs(), isFree);
    }

    private static int waiting(Queue queue, List<LiveQueue> busy) {
        return busy.stream()
                .filter(each -> each.queue().equals(queue.id()))
                .mapToInt(LiveQueue::waiting)
                .sum();
    }
}
