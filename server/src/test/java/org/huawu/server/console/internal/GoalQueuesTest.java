package org.huawu.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.metrics.Live.LiveQueue;
import org.huawu.routing.Effect.ShowState;
import org.huawu.server.console.ConsoleSettings;
import org.huawu.server.console.internal.GoalQueues.GoalQueue;
import org.huawu.server.database.Scope;
import org.huawu.server.hotline.DutyRules;
import org.huawu.server.hotline.KnownQueues;
import org.huawu.server.hotline.OpeningRules;
import org.huawu.server.hotline.Queue;
import org.huawu.server.hotline.QueueDemand;
import org.huawu.server.hotline.WaitingRules;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.Rights;
import org.huawu.server.reports.LiveFigures;
import org.junit.jupiter.api.Test;

class GoalQueuesTest {

    private static final PersonId AGENT = new PersonId(1_001);
    private static final ProjectId OWN = new ProjectId(17);
    private static final ProjectId OTHER = new ProjectId(27);
    private static final KnownQueues QUEUES = new KnownQueues(
            List.of(queue(2_001, "一般咨询", 16, OWN), queue(2_002, "业务办理", 16, OWN), queue(2_003, "别家", 26, OTHER)));

    private final Desks desks = new Desks(
            new ContactCards(QUEUES, new OneNumber()),
            (contact, found) -> found.accept(null),
            new TwoWait(),
            (person, found) -> found.accept("王芳"),
            new ConsoleSettings(null, null, false, false));
    private final GoalQueues goals = new GoalQueues(desks, new TwoWait(), QUEUES);

    @Test
    void given_an_agent_of_two_clients_when_a_contact_is_in_hand_then_it_may_go_to_queues_of_its_project_alone() {
        talks(2_001);
        assertThat(goals.of(seeing(OWN, OTHER)))
                .containsExactly(
                        new GoalQueue(new QueueId(2_001), "一般咨询", 0), new GoalQueue(new QueueId(2_002), "业务办理", 2));
        talks(2_003);
        assertThat(goals.of(seeing(OWN, OTHER))).extracting(GoalQueue::id).containsExactly(new QueueId(2_003));
    }

    @Test
    void given_no_contact_in_hand_or_a_project_out_of_sight_when_asked_then_there_is_no_queue() {
        assertThat(goals.of(seeing(OWN, OTHER))).isEmpty();
        talks(2_001);
        assertThat(goals.of(seeing(OTHER))).isEmpty();
    }

    private void talks(long queue) {
        AgentRef agent = new AgentRef(AGENT, new SeatId(1_001), new VendorId(18), OWN, new ClientId(16));
        ContactRef contact = new ContactRef(
                new ContactId(70_000 + queue), new LineId(1_004), new QueueId(queue), OWN, new ClientId(16));
        desks.show(new ShowState(new EffectId(4_096, 0), agent, AgentState.TALKING, contact, 1));
    }

    private static Rights seeing(ProjectId... projects) {
        Scope scope = new Scope(false, Set.of(), Set.of(new VendorId(18)), Set.of(projects));
        return new Rights(AGENT, "a", Language.EN, 1, false, false, List.of(), scope);
    }

    private static Queue queue(long id, String name, long client, ProjectId project) {
        return new Queue(
                new QueueId(id),
                name,
                new ClientId(client),
                project,
                20_000,
                60_000,
                false,
                null,
                WaitingRules.USUAL,
                OpeningRules.ALWAYS,
                QueueDemand.NONE,
                DutyRules.USUAL);
    }

    /** Two wait in queue 2002. */
    private static final class TwoWait implements LiveFigures {

        @Override
        public Picture now() {
            return new Picture(
                    List.of(new LiveQueue(new QueueId(2_002), 2, 1, 0, 0)),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    0);
        }

        @Override
        public int handledToday(PersonId agent) {
            return 0;
        }
    }
}
