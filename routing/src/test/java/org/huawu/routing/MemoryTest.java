package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.contact;

import org.huawu.events.Configuration;
import org.huawu.events.ContactEvent.ContactFreed;
import org.huawu.events.ContactEvent.ContactKept;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.QueueMemory;
import org.huawu.events.Sealed;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ReasonId;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.junit.jupiter.api.Test;

/** Who calls again is brought back to the agent who talked with him last, told as stories. */
class MemoryTest {

    private static final long REMEMBERED_MS = 3_600_000;
    private static final long KEPT_MS = 15_000;

    @Test
    void
            given_a_caller_who_talked_with_somebody_when_he_calls_again_then_he_waits_for_that_agent_though_others_are_free() {
        Scenario story = talked();
        calls(story, 502, 1);
        assertThat(story.lastEvent(ContactKept.class).agent().agent()).isEqualTo(agent(1));
        assertThat(story.lastEvent(ContactKept.class).untilMs())
                .isEqualTo(story.lastEvent(ContactKept.class).atMs() + KEPT_MS);
        assertThat(story.events(OfferMade.class)).hasSize(1);
        story.given(new EndWrapUp(agent(1), contact(501)));
        assertThat(story.lastEvent(OfferMade.class).agent().agent()).isEqualTo(agent(1));
        assertThat(story.lastEvent(OfferMade.class).contact().contact()).isEqualTo(contact(502));
    }

    @Test
    void given_a_caller_who_is_kept_for_an_agent_when_that_one_takes_too_long_then_anybody_may_take_him() {
        Scenario story = talked();
        calls(story, 502, 1);
        story.afterDeadline(KEPT_MS);
        assertThat(story.lastEvent(ContactFreed.class).agent().agent()).isEqualTo(agent(1));
        assertThat(story.lastEvent(OfferMade.class).agent().agent()).isEqualTo(agent(2));
    }

    @Test
    void given_another_caller_or_one_without_a_number_when_he_calls_then_he_waits_for_nobody_in_particular() {
        Scenario story = talked();
        calls(story, 502, 2);
        story.given(new ChannelArrived(1, World.channel(503), contact(503), new LineId(2), null));
        story.settled(Effect.Answer.class, Outcome.DONE);
        assertThat(story.events(ContactKept.class)).isEmpty();
    }

    @Test
    void given_an_agent_who_is_away_when_the_caller_calls_again_then_he_waits_for_nobody_in_particular() {
        Scenario story = talked();
        story.given(new TakeBreak(agent(1), new ReasonId(1)));
        calls(story, 502, 1);
        assertThat(story.events(ContactKept.class)).isEmpty();
        assertThat(story.lastEvent(OfferMade.class).agent().agent()).isEqualTo(agent(2));
    }

    @Test
    void given_a_talk_that_is_too_long_ago_when_the_caller_calls_again_then_it_counts_no_more() {
        Scenario story = talked();
        story.afterDeadline(World.WRAP_UP_LIMIT_MS);
        story.after(REMEMBERED_MS);
        calls(story, 502, 1);
        assertThat(story.events(ContactKept.class)).isEmpty();
    }

    @Test
    void given_a_contact_that_was_handed_over_when_its_caller_calls_again_then_the_one_who_talked_last_is_meant() {
        Scenario story = remembering();
        calls(story, 501, 1);
        story.talks(1, 501);
        story.given(new AgentAction.AskColleague(agent(1), contact(501), agent(2)));
        story.talks(2, 501);
        story.given(new AgentAction.HandOver(agent(1), contact(501)));
        story.given(new HangUp(agent(2), contact(501)));
        calls(story, 502, 1);
        assertThat(story.lastEvent(ContactKept.class).agent().agent()).isEqualTo(agent(2));
    }

    @Test
    void given_more_callers_than_are_remembered_when_another_talks_then_the_one_of_longest_ago_is_forgotten() {
        LastAgents last = new LastAgents();
        Sealed first = World.caller(1);
        last.remember(LastAgents.caller(new ClientId(61), first), agent(1), 1);
        for (int i = 0; i < LastAgents.MOST; i++) {
            last.remember("61 " + i, agent(2), 2 + i);
        }
        assertThat(last.of(new ClientId(61), first)).isNull();
        assertThat(last.inOrder()).hasSize(LastAgents.MOST);
    }

    /** Two agents are ready, and both queues bring callers back. */
    private static Scenario remembering() {
        Scenario story = Scenario.withAgentsReady(2);
        Configuration plain = World.configuration(2, 4);
        story.activates(new Configuration(
                2,
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines(),
                plain.queues().stream()
                        .map(queue -> queue.remembering(new QueueMemory(REMEMBERED_MS, KEPT_MS)))
                        .toList(),
                plain.agents()));
        return story;
    }

    /** Caller 1 has talked with agent 1, who still works on it. */
    private static Scenario talked() {
        Scenario story = remembering();
        calls(story, 501, 1);
        story.talks(1, 501);
        story.given(new HangUp(agent(1), contact(501)));
        return story;
    }

    private static void calls(Scenario story, long contact, long caller) {
        story.given(
                new ChannelArrived(1, World.channel(contact), contact(contact), new LineId(2), World.caller(caller)));
        story.settled(Effect.Answer.class, Outcome.DONE);
    }
}
