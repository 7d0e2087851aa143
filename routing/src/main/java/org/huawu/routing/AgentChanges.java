package org.huawu.routing;

import org.huawu.events.AgentEvent;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.SkillsChanged;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent;
import org.huawu.events.ChoiceEvent.BreakEnded;
import org.huawu.events.ChoiceEvent.NextChosen;
import org.huawu.events.ChoiceEvent.PauseBegan;
import org.huawu.events.ChoiceEvent.WrapUpExtended;
import org.huawu.events.NextState;

/** How events change agents. */
final class AgentChanges {

    private static final long MILLIONTHS = 1_000_000;

    private final RoutingState state;

    AgentChanges(RoutingState state) {
        this.state = state;
    }

    void apply(AgentEvent event) {
        long id = event.agent().agent().value();
        switch (event) {
            case AgentSignedIn e -> state.add(new Agent(e.agent(), e.atMs()));
            case AgentStateChanged e -> change(state.agent(id), e);
            case SkillsChanged e -> {
                Agent agent = state.agent(id);
                agent.skillsAtMs = e.atMs();
                state.countSkills(agent);
                state.refresh(agent);
            }
            case WrapUpBegan e -> {
                Agent agent = state.agent(id);
                agent.work = e.contact();
                agent.extensions = 0;
                due(agent, e.dueMs());
            }
            case WrapUpEnded e -> {
                Agent agent = state.agent(id);
                agent.work = null;
                due(agent, 0);
            }
            case AgentSignedOut e -> {
                Agent agent = state.agent(id);
                agent.state = AgentState.NOT_READY;
                state.refresh(agent);
                state.due(Deadline.Kind.SKILLS, agent.skillsDueMs, 0, id);
                due(agent, 0);
                state.agents.remove(id);
                state.bySeat.remove(agent.ref.seat().value());
            }
        }
    }

    void apply(ChoiceEvent event) {
        Agent agent = state.agent(event.agent().agent().value());
        switch (event) {
            case NextChosen e -> {
                agent.next = e.next();
                agent.nextReason = e.reason();
            }
            case WrapUpExtended e -> {
                agent.extensions = e.step();
                due(agent, e.dueMs());
            }
            case PauseBegan e -> due(agent, e.dueMs());
            case BreakEnded e -> {}
        }
    }

    private void change(Agent agent, AgentStateChanged event) {
        boolean wasAtWork = switch (event.from()) {
            case CONNECTING, TALKING, HELD, CONSULTING, DIALLING, WRAP_UP -> true;
            case NOT_READY, READY, OFFERED, BREAK, NO_ANSWER, REJECTED -> false;
        };
        agent.busyMs += wasAtWork ? event.spentMs() : 0;
        agent.state = event.to();
        agent.sinceMs = event.atMs();
        agent.reason = event.reason();
        if (event.from() == AgentState.REJECTED || event.from() == AgentState.NO_ANSWER) {
            due(agent, 0);
        }
        if (!agent.hasWork()) {
            agent.work = null;
            agent.next = NextState.READY;
            agent.nextReason = null;
        }
        boolean keepsItsTurn = event.from() == AgentState.OFFERED || event.from() == AgentState.CONNECTING;
        if (event.to() == AgentState.READY && !keepsItsTurn) {
            agent.turn = ++state.lastTurn;
            agent.occupancy = agent.busyMs * MILLIONTHS / Math.max(1, event.atMs() - agent.signedInMs);
        }
        state.refresh(agent);
    }

    /** Nobody could work on a contact while the program was dead: the limit is counted anew. */
    void giveWrapUpsTime(long nowMs) {
        for (Agent agent : state.agents.values()) {
            WaitingRoom room = agent.dueMs == 0 || agent.work == null ? null : state.rooms.find(agent.work.queue());
            if (room != null) {
                due(agent, Math.max(agent.dueMs, nowMs + room.setting.wrapUpLimitMs()));
            }
        }
    }

    private void due(Agent agent, long dueMs) {
        state.due(Deadline.Kind.AGENT, agent.dueMs, dueMs, agent.id());
        agent.dueMs = dueMs;
    }
}
