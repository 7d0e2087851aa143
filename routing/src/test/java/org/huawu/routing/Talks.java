package org.huawu.routing;

import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.contact;

import org.huawu.events.AgentState;
import org.huawu.kernel.QueueId;
import org.huawu.routing.AgentAction.AskColleague;
import org.huawu.routing.AgentAction.Confer;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.Hold;
import org.huawu.routing.AgentAction.Resume;
import org.huawu.routing.AgentAction.Transfer;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.Outcome;

/** Talks to begin stories with: agent 1 talks with contact 501 and is in charge; agent 2 is the colleague. */
final class Talks {

    private Talks() {}

    /** So many agents are ready, and the first of them talks with contact 501 of queue 11. */
    static Scenario talking(int agents) {
        Scenario story = Scenario.withAgentsReady(agents);
        story.arrives(501, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.talks(1, 501);
        story.settled(Effect.StartRecording.class, Outcome.DONE);
        story.happened();
        story.ordered();
        return story;
    }

    static Scenario consulting() {
        Scenario story = talking(2);
        story.given(ask(2));
        story.talks(2, 501);
        return story;
    }

    static Scenario conferring() {
        Scenario story = consulting();
        story.given(new Confer(agent(1), contact(501)));
        story.settled(Effect.Join.class, Outcome.DONE);
        return story;
    }

    static AgentState stateOf(Scenario story, long agent) {
        return story.core.state().agent(agent).state;
    }

    static AgentAction hold() {
        return new Hold(agent(1), contact(501));
    }

    static AgentAction resume() {
        return new Resume(agent(1), contact(501));
    }

    static AgentAction ask(long colleague) {
        return new AskColleague(agent(1), contact(501), agent(colleague));
    }

    static AgentAction transfer(long queue) {
        return new Transfer(agent(1), contact(501), new QueueId(queue));
    }

    static AgentAction hangUp(long agent) {
        return new HangUp(agent(agent), contact(501));
    }

    static Input callerHangsUp() {
        return new ChannelEnded(1, World.channel(501), ChannelEnding.HUNG_UP);
    }
}
