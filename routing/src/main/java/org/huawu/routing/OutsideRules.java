package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.HoldCause;
import org.huawu.events.OutsideEnding;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.ContactReturned;
import org.huawu.events.OutsideEvent.OutsideAnswered;
import org.huawu.events.OutsideEvent.OutsideCalled;
import org.huawu.events.OutsideEvent.OutsideConferenceBegan;
import org.huawu.events.OutsideEvent.OutsideEnded;
import org.huawu.events.OutsideEvent.OutsideJoined;
import org.huawu.events.OutsideEvent.OutsideRang;
import org.huawu.events.OutsideEvent.OutsideSent;
import org.huawu.events.Party;
import org.huawu.kernel.Rejection;
import org.huawu.routing.AgentAction.CallOutside;
import org.huawu.routing.AgentAction.PassOn;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.jspecify.annotations.Nullable;

/** What becomes of a number outside that an agent calls into a talk, and of a caller who is passed on to one. */
final class OutsideRules {

    private final RoutingState state;
    private final ContactRules rules;

    OutsideRules(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
    }

    /** The agent wants to ask somebody outside, with the caller put aside. */
    @Nullable
    Rejection call(CallOutside action, Contact contact, Agent agent, Draft draft) {
        Rejection taken = state.channelTaken(action.channel());
        if (taken != null) {
            return taken;
        }
        if (!state.isHeard(agent.ref)) {
            return TalkRules.refused("seat-without-sound", action, agent);
        }
        if (contact.held == null) {
            rules.talks.putAside(draft, contact, HoldCause.CONSULT);
        }
        draft.add(new OutsideCalled(
                draft.atMs,
                contact.ref,
                agent.ref,
                action.leg(),
                action.channel(),
                action.callee(),
                draft.nextOrder(0),
                state.orderDueMs(draft.atMs)));
        return null;
    }

    /** The agent wants to be out of it, and the caller to go on with somebody outside. */
    @Nullable
    Rejection passOn(PassOn action, Contact contact, Agent agent, Draft draft) {
        Rejection taken = state.channelTaken(action.channel());
        if (taken != null) {
            return taken;
        }
        rules.talks.holdOver(draft, contact);
        draft.add(new OutsideCalled(
                draft.atMs,
                contact.ref,
                agent.ref,
                action.leg(),
                action.channel(),
                action.callee(),
                draft.nextOrder(0),
                state.orderDueMs(draft.atMs)));
        passedOn(draft, contact, null);
        return null;
    }

    /** The caller comes into the talk of the agent with the one outside. */
    void confer(Draft draft, Contact contact) {
        rules.talks.rejoin(draft, contact);
        draft.add(new OutsideConferenceBegan(draft.atMs, contact.ref, ContactRules.agentOf(contact)));
    }

    /** The agent leaves the two to each other. */
    void handOver(Draft draft, Contact contact, Outside outside) {
        rules.talks.holdOver(draft, contact);
        boolean isJoined = outside.stage == OutsideStage.JOINED;
        passedOn(draft, contact, isJoined ? null : draft.nextOrder(1)); // the two are parted before it
    }

    private void passedOn(Draft draft, Contact contact, @Nullable EffectId joined) {
        AgentRef agent = ContactRules.agentOf(contact);
        draft.add(new ContactPassedOn(
                draft.atMs,
                contact.ref,
                agent,
                draft.atMs - contact.connectedMs,
                joined,
                joined == null ? 0 : state.orderDueMs(draft.atMs)));
        rules.wrapUp(draft, contact, agent);
    }

    /** It rings where the call went to; told once. */
    void ringing(Contact contact, Draft draft) {
        if (!outsideOf(contact).isRinging) {
            draft.add(new OutsideRang(draft.atMs, contact.ref, callerOf(contact)));
        }
    }

    /** The network speaks. What it says is not passed on: whoever waits hears that it rings. */
    void earlySound(Contact contact, Draft draft) {
        ringing(contact, draft);
    }

    /** The one called answers. */
    void answered(Contact contact, Draft draft) {
        draft.add(new OutsideAnswered(
                draft.atMs,
                contact.ref,
                callerOf(contact),
                draft.atMs - outsideOf(contact).calledMs,
                draft.nextOrder(0),
                state.orderDueMs(draft.atMs)));
    }

    /** The outcome of an order that is waited for on account of the one called. */
    void settled(Draft draft, Contact contact, Outside outside, boolean isDone) {
        if (outside.stage == OutsideStage.CALLING && isDone) {
            long givenUpMs = state.orderDueMs(draft.atMs) + DialRules.RINGING_MS;
            draft.add(new OutsideSent(draft.atMs, contact.ref, callerOf(contact), givenUpMs));
        } else if (isDone) {
            draft.add(new OutsideJoined(draft.atMs, contact.ref, callerOf(contact)));
            if (contact.agent != null) {
                rules.change(draft, contact.agent, AgentState.CONSULTING);
            }
        } else {
            boolean isCalled = outside.stage == OutsideStage.CALLING;
            lose(draft, contact, outside, isCalled ? OutsideEnding.NOT_REACHED : OutsideEnding.NOT_JOINED);
        }
    }

    /** What has become due for a caller who was passed on. */
    void due(Draft draft, Contact contact) {
        due(draft, contact, outsideOf(contact));
    }

    /** Nobody said in time what became of an order, or nobody answered. */
    void due(Draft draft, Contact contact, Outside outside) {
        if (outside.stage == OutsideStage.CALLING && contact.awaited == null) {
            lose(draft, contact, outside, OutsideEnding.NO_ANSWER);
        } else {
            settled(draft, contact, outside, false);
        }
    }

    /** The channel of the one called is gone. */
    void ended(Draft draft, Contact contact, Outside outside, ChannelEnding ending) {
        lose(draft, contact, outside, outside.stage == OutsideStage.CALLING ? unanswered(ending) : left(ending));
    }

    private static OutsideEnding unanswered(ChannelEnding ending) {
        return switch (ending) {
            case BUSY -> OutsideEnding.BUSY;
            case NO_ANSWER -> OutsideEnding.NO_ANSWER;
            case DECLINED, HUNG_UP -> OutsideEnding.DECLINED;
            case NUMBER_UNKNOWN -> OutsideEnding.NUMBER_UNKNOWN;
            case FAILED -> OutsideEnding.NETWORK;
        };
    }

    private static OutsideEnding left(ChannelEnding ending) {
        return ending == ChannelEnding.HUNG_UP ? OutsideEnding.LEFT : OutsideEnding.NETWORK;
    }

    /**
     * The one outside is in the talk no more. The agent has the caller still, aside or not; a caller who was passed on waits
     * once more, unless the two had each other: then that was the end of it.
     */
    void lose(Draft draft, Contact contact, Outside outside, OutsideEnding ending) {
        if (contact.stage != ContactStage.PASSED_ON) {
            end(draft, contact, outside, ending);
            if (outside.stage == OutsideStage.TALKING) {
                rules.talks.toHeld(draft, ContactRules.agentOf(contact));
            }
        } else if (outside.stage == OutsideStage.JOINED && contact.awaited == null) {
            rules.end(draft, contact, cause(ending), Party.OUTSIDE);
        } else {
            end(draft, contact, outside, ending);
            draft.add(new ContactReturned(draft.atMs, contact.ref, callerOf(contact)));
            draft.waits(contact.ref.queue(), 1);
        }
    }

    private static EndCause cause(OutsideEnding ending) {
        return switch (ending) {
            case CUT -> EndCause.CUT;
            case NETWORK -> EndCause.NETWORK;
            default -> EndCause.NORMAL;
        };
    }

    /** The contact is over, and with it the call outside. */
    void over(Draft draft, Contact contact, EndCause cause, Party by) {
        Outside outside = contact.outside;
        if (outside != null) {
            end(draft, contact, outside, by == Party.OUTSIDE ? ending(cause) : OutsideEnding.CONTACT_OVER);
        }
    }

    private static OutsideEnding ending(EndCause cause) {
        return switch (cause) {
            case CUT -> OutsideEnding.CUT;
            case NETWORK -> OutsideEnding.NETWORK;
            default -> OutsideEnding.LEFT;
        };
    }

    /**
     * The agent is heard no more.
     *
     * @return whether caller and the one outside go on without the agent
     */
    boolean agentLost(Draft draft, Contact contact, Outside outside, boolean isThere) {
        if (outside.stage == OutsideStage.JOINED && isThere) {
            passedOn(draft, contact, null);
            return true;
        }
        end(draft, contact, outside, isThere ? OutsideEnding.AGENT_AUDIO_LOST : OutsideEnding.CUT);
        return false;
    }

    private static void end(Draft draft, Contact contact, Outside outside, OutsideEnding ending) {
        long spentMs = outside.stage.isHeard() ? draft.atMs - outside.sinceMs : 0;
        draft.add(new OutsideEnded(draft.atMs, contact.ref, callerOf(contact), ending, spentMs));
    }

    static Outside outsideOf(Contact contact) {
        if (contact.outside == null) {
            throw new IllegalStateException("contact " + contact.id() + " in " + contact.stage + " has nobody outside");
        }
        return contact.outside;
    }

    /** Who called outside: the agent in charge, or who was until the caller was passed on. */
    private static AgentRef callerOf(Contact contact) {
        AgentRef agent = contact.agent == null ? contact.talkedWith : contact.agent;
        if (agent == null) {
            throw new IllegalStateException("nobody called outside in contact " + contact.id());
        }
        return agent;
    }
}
