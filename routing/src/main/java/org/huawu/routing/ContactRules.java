package org.huawu.routing;

import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent.BreakEnded;
import org.huawu.events.ChoiceEvent.PauseBegan;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ConnectFailure;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.NextState;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.huawu.events.Party;
import org.huawu.events.PromptEnding;
import org.huawu.events.Refusals;
import org.huawu.events.SignOutCause;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.Withdrawal;
import org.huawu.events.WrapUpEnding;
import org.huawu.events.WrapUpMode;
import org.huawu.kernel.ReasonId;
import org.jspecify.annotations.Nullable;

/** The steps a contact and its agent take, whoever sets them off. */
final class ContactRules {

    private final RoutingState state;
    private final QueueEntries entries;
    final TalkRules talks;
    final DialRules dials;
    final OutsideRules outsides;
    final SupervisionRules supervision;

    ContactRules(RoutingState state) {
        this.state = state;
        this.entries = new QueueEntries(state, this);
        this.talks = new TalkRules(state, this);
        this.dials = new DialRules(state, this);
        this.outsides = new OutsideRules(state, this);
        this.supervision = new SupervisionRules(state, this);
    }

    void answered(Draft draft, Contact contact) {
        draft.add(new ContactAnswered(draft.atMs, contact.ref));
        LineSetting line = state.line(contact.ref.line().value());
        if (line != null && line.prompt() != null) {
            long limitDueMs = draft.atMs + line.promptLimitMs();
            draft.add(new PromptStarted(draft.atMs, contact.ref, line.prompt(), draft.nextOrder(0), limitDueMs));
        } else {
            entries.queue(draft, contact);
        }
    }

    void promptEnded(Draft draft, Contact contact, PromptEnding ending) {
        if (contact.prompt != null && contact.awaited != null) {
            draft.add(new PromptEnded(draft.atMs, contact.ref, contact.prompt, contact.awaited, ending));
        }
        entries.queue(draft, contact);
    }

    void connected(Draft draft, Contact contact) {
        AgentRef agent = agentOf(contact);
        boolean isRecorded = isToBeRecorded(contact);
        EffectId recording = isRecorded ? draft.nextOrder(0) : null;
        long recordingDueMs = isRecorded ? state.orderDueMs(draft.atMs) : 0;
        if (contact.talkedWith == null) {
            long waitedMs = draft.atMs - contact.queuedMs;
            draft.add(new ContactConnected(draft.atMs, contact.ref, agent, waitedMs, recording, recordingDueMs));
        } else {
            long waitedMs = draft.atMs - contact.requeuedMs;
            draft.add(new ContactReconnected(draft.atMs, contact.ref, agent, waitedMs, recording, recordingDueMs));
        }
        change(draft, agent, AgentState.TALKING);
    }

    /** What is recorded goes on from one agent to the next; those whose report is awaited stay bounded. */
    boolean isToBeRecorded(Contact contact) {
        return state.room(contact.ref.queue()).setting.recorded()
                && !state.isRecorded(contact)
                && state.recordings.size() < 2 * state.capacity.contacts();
    }

    void connectFailed(Draft draft, Contact contact, ConnectFailure cause) {
        AgentRef agent = agentOf(contact);
        draft.add(new ConnectFailed(draft.atMs, contact.ref, agent, cause));
        draft.waits(contact.ref.queue(), 1);
        free(draft, agent, cause == ConnectFailure.CALLER_GONE ? AgentState.READY : AgentState.NOT_READY);
    }

    void withdraw(Draft draft, Contact contact, Withdrawal cause) {
        AgentRef agent = agentOf(contact);
        draft.add(new OfferWithdrawn(draft.atMs, contact.ref, agent, draft.atMs - contact.offeredMs, cause));
        draft.waits(contact.ref.queue(), 1);
        free(draft, agent, AgentState.READY);
    }

    /** The contact is over; its agent goes back to ready, or into wrap-up after a talk. */
    void end(Draft draft, Contact contact, EndCause cause, Party by) {
        if (contact.stage == ContactStage.OFFERED) {
            withdraw(draft, contact, Withdrawal.CALLER_GONE);
        } else if (contact.stage == ContactStage.CONNECTING) {
            connectFailed(draft, contact, ConnectFailure.CALLER_GONE);
        }
        // it waits, by now or by what was drafted of it: its offer was taken back
        if (contact.isQueued()) {
            draft.waits(contact.ref.queue(), -1);
            state.shares.lost(draft, contact);
        }
        boolean talked = contact.stage == ContactStage.TALKING;
        outsides.over(draft, contact, cause, by);
        if (talked) {
            talks.over(draft, contact);
        }
        boolean isDialling = contact.stage == ContactStage.DIALLING;
        long at = draft.atMs;
        draft.add(new ContactEnded(
                at,
                contact.ref,
                talked || isDialling ? contact.agent : contact.talkedWith,
                cause,
                by,
                contact.stage,
                at - contact.arrivedMs,
                waitedMs(contact, at),
                talked ? at - contact.connectedMs : 0));
        if (talked) {
            wrapUp(draft, contact, agentOf(contact));
        } else if (isDialling) {
            free(draft, agentOf(contact), contact.back == AgentState.READY ? AgentState.READY : AgentState.NOT_READY);
        }
    }

    /** How long a contact that ends had waited until it was connected first, or until now. */
    private static long waitedMs(Contact contact, long nowMs) {
        if (contact.stage == ContactStage.TALKING || contact.talkedWith != null) {
            return contact.waitedMs;
        }
        if (contact.stage == ContactStage.DIALLING) {
            return 0;
        }
        return contact.number == 0 ? 0 : nowMs - contact.queuedMs;
    }

    /** An agent's work after a talk. */
    void wrapUp(Draft draft, Contact contact, AgentRef agent) {
        QueueSetting setting = state.room(contact.ref.queue()).setting;
        if (setting.wrapUp().mode() == WrapUpMode.NONE) {
            free(draft, agent, AgentState.READY);
            return;
        }
        boolean isLimited = setting.wrapUp().mode() != WrapUpMode.REQUIRED;
        long dueMs = isLimited ? draft.atMs + setting.wrapUpLimitMs() : 0;
        draft.add(new WrapUpBegan(draft.atMs, contact.ref, agent, dueMs));
        change(draft, agent, AgentState.WRAP_UP);
    }

    /** An agent refused an offer, or let it run out: the contact waits on, the agent is left alone for a while. */
    void passedBy(Draft draft, Contact contact, AgentRef agent, AgentState as) {
        Refusals refusals = state.room(contact.ref.queue()).setting.refusals();
        boolean isRejected = as == AgentState.REJECTED;
        long pauseMs = isRejected ? refusals.rejectedMs() : refusals.overlookedMs();
        if (pauseMs > 0 && state.agent(agent.agent().value()).next == NextState.READY) {
            draft.add(new PauseBegan(draft.atMs, agent, draft.atMs + pauseMs));
        }
        free(draft, agent, isRejected && pauseMs == 0 ? AgentState.NOT_READY : as);
        int most = refusals.mostReturns();
        if (most > 0 && contact.returns + 1 >= most) {
            entries.returnedOften(draft, contact);
        }
    }

    /** What the loss of a seat's audio, of the agent's or of a colleague's who was asked, does to a contact. */
    void audioLost(Draft draft, Contact contact, boolean isAgentHeard, boolean isAskedHeard) {
        switch (contact.stage) {
            case OFFERED -> withdraw(draft, contact, Withdrawal.AGENT_AUDIO_LOST);
            case CONNECTING -> connectFailed(draft, contact, ConnectFailure.AGENT_AUDIO_LOST);
            case TALKING -> talks.audioLost(draft, contact, isAgentHeard, isAskedHeard);
            case DIALLING -> {
                end(draft, contact, EndCause.AGENT_AUDIO_LOST, Party.SYSTEM);
            }
            case ANSWERING, PROMPT, WAITING, PASSED_ON -> {}
        }
    }

    void wrapUpEnded(Draft draft, Agent agent, WrapUpEnding ending) {
        if (agent.work != null) {
            draft.add(new WrapUpEnded(draft.atMs, agent.work, agent.ref, ending, draft.atMs - agent.sinceMs));
        }
    }

    void signOut(Draft draft, Agent agent, SignOutCause cause) {
        breakEnded(draft, agent);
        draft.add(new AgentSignedOut(draft.atMs, agent.ref, agent.state, draft.atMs - agent.sinceMs, cause));
    }

    /** The agent has the contact no more, and goes into a state, or into the one chosen to be next. */
    void free(Draft draft, AgentRef ref, AgentState to) {
        Agent agent = state.agent(ref.agent().value());
        switch (agent.next) {
            case READY -> change(draft, ref, to);
            case BREAK -> change(draft, ref, AgentState.BREAK, agent.nextReason);
            case SIGNED_OUT -> {
                change(draft, ref, AgentState.NOT_READY);
                draft.add(new AgentSignedOut(draft.atMs, ref, AgentState.NOT_READY, 0, SignOutCause.BY_AGENT));
            }
        }
    }

    void change(Draft draft, AgentRef agent, AgentState to) {
        change(draft, agent, to, null);
    }

    /** Whom the configuration has no more is not ready where others would be ready. */
    void change(Draft draft, AgentRef ref, AgentState to, @Nullable ReasonId reason) {
        Agent agent = state.agent(ref.agent().value());
        boolean isRemoved = to == AgentState.READY && state.setting(agent.id()) == null;
        AgentState entered = isRemoved ? AgentState.NOT_READY : to;
        if (!Agent.isThereIn(entered)) {
            draft.goes(agent);
        }
        breakEnded(draft, agent);
        draft.add(new AgentStateChanged(draft.atMs, ref, agent.state, draft.atMs - agent.sinceMs, entered, reason));
    }

    /** A break is told of with its reason when it is over. */
    static void breakEnded(Draft draft, Agent agent) {
        if (agent.state == AgentState.BREAK && agent.reason != null) {
            draft.add(new BreakEnded(draft.atMs, agent.ref, agent.reason, draft.atMs - agent.sinceMs));
        }
    }

    /** What has become due for a contact that waits. */
    void waitedOn(Draft draft, Contact contact) {
        entries.waitedOn(draft, contact);
    }

    /** Joins a caller again whose agent is back, or offers the first of all contacts that somebody ready may take to the first of those who may, when there are two such. */
    boolean match(Draft draft) {
        Contact cutOff = talks.nextToRejoin();
        if (cutOff != null) {
            talks.rejoin(draft, cutOff);
            return true;
        }
        Pool pool = state.rooms.nextMatch();
        if (pool == null) {
            return false;
        }
        Contact contact = pool.waiting.firstEntry().getValue();
        Agent agent = pool.nextFor(contact);
        long dueMs = draft.atMs + pool.room.setting.offerLimitMs();
        draft.add(new OfferMade(draft.atMs, contact.ref, agent.ref, dueMs));
        change(draft, agent.ref, AgentState.OFFERED);
        return true;
    }

    static AgentRef agentOf(Contact contact) {
        if (contact.agent == null) {
            throw new IllegalStateException("contact " + contact.id() + " in " + contact.stage + " has no agent");
        }
        return contact.agent;
    }
}
