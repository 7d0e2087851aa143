package org.huawu.server.console.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.BreakReason;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.TeamId;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.server.console.internal.DeskView.ContactCard;
import org.huawu.server.console.internal.Jurisdiction.Whose;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.Rights;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.huawu.server.organisation.TeamsNow;
import org.huawu.server.reports.LiveFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The agents within a supervisor's jurisdiction who are signed in, with the talks that go on. Any thread. */
@Component
public class SupervisedAgents {

    private final LiveFigures figures;
    private final Desks desks;
    private final Numbers numbers;
    private final People people;
    private final TeamsNow teams;
    private final ScopedWork work;

    SupervisedAgents(
            LiveFigures figures, Desks desks, Numbers numbers, People people, TeamsNow teams, ScopedWork work) {
        this.figures = figures;
        this.desks = desks;
        this.numbers = numbers;
        this.people = people;
        this.teams = teams;
        this.work = work;
    }

    /**
     * An agent as a supervisor sees him or her.
     *
     * @param state lower case with hyphens
     * @param reason of a break, see {@link BreakReason}, lower case; null for none, and for one that the house does not have
     * @param since when it began, ms since 1970
     * @param contact the contact talked with, the caller masked; null without a talk that the supervisor may hear
     * @param talks whether there is one
     */
    public record SupervisedAgent(
            PersonId id,
            String name,
            String state,
            @Nullable String reason,
            long since,
            @Nullable ContactCard contact,
            boolean talks) {}

    /**
     * A talk that goes on.
     *
     * @param agent who talks, in charge or asked
     * @param whose the client's who is called, and the vendor's whose agent talks
     */
    public record Talk(AgentRef agent, Whose whose) {}

    /** Those whom a supervisor may hear; who is in a talk first, then by name. Waits for the database. */
    public List<SupervisedAgent> of(Rights rights) {
        List<LiveAgent> within = figures.now().agents().stream()
                .filter(agent -> isOwn(rights, agent.agent()) || isHeard(rights, agent))
                .toList();
        List<PersonId> ids = within.stream().map(each -> each.agent().agent()).toList();
        Map<PersonId, Person> names = ids.isEmpty() ? Map.of() : work.in(Scope.all(), () -> people.named(ids));
        List<SupervisedAgent> agents = new ArrayList<>();
        for (LiveAgent agent : within) {
            Person person = names.get(agent.agent().agent());
            if (person != null) {
                agents.add(of(rights, agent, person.name()));
            }
        }
        agents.sort(
                Comparator.comparing((SupervisedAgent each) -> !each.talks()).thenComparing(SupervisedAgent::name));
        return agents;
    }

    /** An agent who is signed in. Waits for nothing. */
    public Optional<AgentRef> agent(PersonId id) {
        return figures.now().agents().stream()
                .map(LiveAgent::agent)
                .filter(agent -> agent.agent().equals(id))
                .findFirst();
    }

    /** The talk about a contact; none when nobody talks about it. Waits for nothing. */
    public Optional<Talk> talk(ContactId contact) {
        return figures.now().agents().stream()
                .map(LiveAgent::agent)
                .filter(agent -> has(agent.agent(), contact))
                .findFirst()
                .flatMap(this::talkOf);
    }

    /** Whether the supervisor may hear somebody who talks about a contact; true when nobody is known to. Waits for nothing. */
    public boolean isReached(Rights rights, ContactId contact) {
        List<Talk> talks = figures.now().agents().stream()
                .map(LiveAgent::agent)
                .filter(agent -> has(agent.agent(), contact))
                .flatMap(agent -> talkOf(agent).stream())
                .toList();
        return talks.isEmpty()
                || talks.stream()
                        .anyMatch(talk -> Jurisdiction.of(rights, Permission.CALL_LISTEN, talk.whose())
                                .isPresent());
    }

    private boolean has(PersonId agent, ContactId contact) {
        ContactCard card = desks.of(agent).contact();
        return card != null && card.contact().equals(contact);
    }

    private Optional<Talk> talkOf(AgentRef agent) {
        return Optional.ofNullable(desks.of(agent.agent()).contact())
                .flatMap(card -> numbers.queue(card.queue().id()))
                .map(queue ->
                        new Talk(agent, new Whose(queue.clientId(), agent.vendor(), queue.projectId(), teamOf(agent))));
    }

    /** Whose an agent is, with the team of today. Waits for nothing. */
    public Whose whose(AgentRef agent) {
        return Whose.of(agent, teamOf(agent));
    }

    private @Nullable TeamId teamOf(AgentRef agent) {
        return teams.of(agent.agent()).orElse(null);
    }

    private boolean isOwn(Rights rights, AgentRef agent) {
        return Jurisdiction.of(rights, Permission.CALL_LISTEN, whose(agent)).isPresent();
    }

    private boolean isHeard(Rights rights, LiveAgent agent) {
        return isTalk(agent.state())
                && talkOf(agent.agent())
                        .flatMap(talk -> Jurisdiction.of(rights, Permission.CALL_LISTEN, talk.whose()))
                        .isPresent();
    }

    /** Of a contact of a client who is not the supervisor's nothing is told. */
    private SupervisedAgent of(Rights rights, LiveAgent agent, String name) {
        boolean isHeard = isHeard(rights, agent);
        return new SupervisedAgent(
                agent.agent().agent(),
                name,
                Desks.word(agent.state()),
                Desks.wordOf(agent.reason()),
                agent.sinceMs(),
                isHeard ? desks.of(agent.agent().agent()).contact() : null,
                isHeard);
    }

    private static boolean isTalk(AgentState state) {
        return state == AgentState.TALKING || state == AgentState.HELD || state == AgentState.CONSULTING;
    }
}
