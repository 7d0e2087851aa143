package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import org.huawu.events.AgentState;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ContactStage;
import org.huawu.events.Event;
import org.huawu.events.NextState;
import org.huawu.kernel.ChannelId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.AgentAction.AcceptOffer;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.ChooseNext;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.ExtendWrapUp;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.AgentAction.SignOut;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.Input;
import org.huawu.routing.SwitchboardFact;
import org.huawu.routing.SwitchboardFact.ChannelAnswered;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelRinging;
import org.huawu.routing.SwitchboardFact.EarlyMediaBegan;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.jspecify.annotations.Nullable;

/** What is right is not refused, and what is wrong is: whoever asks. Held against the picture before the input. */
final class AcceptanceRule implements Rule {

    private boolean isLooked;
    private boolean isJudged;
    private boolean isRight;

    /** The first event of a step still finds the picture before it. */
    @Override
    public void before(Event event, Picture seen, Taken step) {
        if (!isLooked) {
            judge(seen, step);
        }
    }

    @Override
    public void after(Picture seen, Taken step) {
        if (!isLooked) {
            judge(seen, step);
        }
        isLooked = false;
        unless(!isJudged || step.isAccepted() == isRight, "what is right is granted", step.input(), step.isAccepted());
    }

    private void judge(Picture seen, Taken step) {
        isLooked = true;
        Input input = step.input();
        Boolean right = switch (input) {
            case AgentAction action -> mayDo(action, seen);
            case SwitchboardFact fact -> mayBe(fact, seen);
            default -> null;
        };
        isJudged = right != null;
        isRight = right != null && right;
    }

    private static @Nullable Boolean mayDo(AgentAction action, Picture seen) {
        SeenAgent agent = seen.agents.get(action.agent().value());
        if (action instanceof SignIn) {
            return agent != null ? Boolean.FALSE : null; // a seat, or the house, may be full besides
        }
        if (agent == null) {
            return false;
        }
        return switch (action) {
            case SignIn in -> null;
            case SignOut out -> !agent.isBusy();
            case TakeBreak pause -> !agent.isBusy();
            case BecomeReady ready ->
                !agent.isBusy()
                        && agent.state != AgentState.WRAP_UP
                        && agent.state != AgentState.READY
                        && seen.settings().agent(agent.id()) != null;
            case AcceptOffer accept ->
                isAt(agent, AgentState.OFFERED, accept.contact().value());
            case RejectOffer reject ->
                isAt(agent, AgentState.OFFERED, reject.contact().value());
            case HangUp hangUp ->
                (agent.isInTalk() || agent.state == AgentState.DIALLING)
                        && agent.isAtWorkOn(hangUp.contact().value());
            case ChooseNext choose ->
                (agent.isBusy() || agent.state == AgentState.WRAP_UP)
                        && (choose.next() != NextState.BREAK || choose.reason() != null);
            case ExtendWrapUp extend -> mayExtend(agent, extend, seen);
            case EndWrapUp end -> isAt(agent, AgentState.WRAP_UP, end.contact().value());
            default -> null;
        };
    }

    private static boolean mayExtend(SeenAgent agent, ExtendWrapUp extend, Picture seen) {
        QueueSetting queue = agent.work == null ? null : seen.settings().queueOrNone(agent.work.queue());
        return isAt(agent, AgentState.WRAP_UP, extend.contact().value())
                && queue != null
                && agent.wrapUpDueMs < Long.MAX_VALUE
                && agent.extensions < queue.wrapUp().mostTimes();
    }

    private static boolean isAt(SeenAgent agent, AgentState state, long contact) {
        return agent.state == state && agent.isAtWorkOn(contact);
    }

    private static @Nullable Boolean mayBe(SwitchboardFact fact, Picture seen) {
        if (fact instanceof EpochBegan began) {
            return began.epoch() > seen.epoch;
        }
        if (fact.epoch() != seen.epoch) {
            return false;
        }
        return switch (fact) {
            case OrderSettled settled -> true;
            case ChannelEnded ended -> seen.byChannel(ended.channel().value()) != null;
            case ChannelArrived arrived ->
                !seen.contacts.containsKey(arrived.contact().value())
                        && seen.byChannel(arrived.channel().value()) == null
                        && !seen.audio.containsValue(arrived.channel().value());
            case ChannelRinging ringing -> isDialled(ringing.channel(), seen);
            case EarlyMediaBegan began -> isDialled(began.channel(), seen);
            case ChannelAnswered answered -> isDialled(answered.channel(), seen);
            default -> null;
        };
    }

    private static boolean isDialled(ChannelId channel, Picture seen) {
        SeenContact contact = seen.byChannel(channel.value());
        return contact != null && contact.stage == ContactStage.DIALLING;
    }
}
