package org.huawu.routing;

import static org.huawu.routing.TwinParts.found;

import java.util.List;
import java.util.function.Consumer;
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
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.TwinParts.Call;
import org.huawu.routing.TwinParts.Far;
import org.huawu.routing.TwinParts.Worker;
import org.jspecify.annotations.Nullable;

/** What the naive twin does about numbers outside. */
final class TwinOutsides {

    private final NaiveTwin twin;

    TwinOutsides(NaiveTwin twin) {
        this.twin = twin;
    }

    void ask(Call call, Worker worker, AgentAction.CallOutside action) {
        if (isAlone(call) && isFree(action.channel()) && twin.hasAudio(worker)) {
            if (call.aside == null) {
                twin.talks.aside(call, HoldCause.CONSULT);
            }
            begin(call, worker, new Far(action.channel(), action.callee(), twin.atMs), action.leg());
        }
    }

    void passOn(Call call, Worker worker, AgentAction.PassOn action) {
        if (isAlone(call) && isFree(action.channel())) {
            twin.talks.notAside(call);
            begin(call, worker, new Far(action.channel(), action.callee(), twin.atMs), action.leg());
            leave(call, null);
        }
    }

    private static boolean isAlone(Call call) {
        return call.asked == null && call.far == null;
    }

    private boolean isFree(ChannelId channel) {
        return twin.calls.stream().noneMatch(call -> call.has(channel))
                && twin.audio.stream().noneMatch(each -> each.channel().equals(channel));
    }

    private void begin(Call call, Worker worker, Far far, ContactId leg) {
        call.far = far;
        call.order = twin.nextOrder();
        call.dueMs = twin.orderDueMs();
        twin.events.add(new OutsideCalled(
                twin.atMs, call.ref, worker.ref, leg, far.channel, far.callee, call.order, call.dueMs));
    }

    void confer(Call call) {
        twin.talks.back(call);
        call.far().stage = OutsideStage.JOINED;
        twin.events.add(new OutsideConferenceBegan(twin.atMs, call.ref, call.worker().ref));
    }

    void handOver(Call call) {
        twin.talks.notAside(call);
        EffectId after = twin.nextOrder();
        leave(call, call.far().stage == OutsideStage.JOINED ? null : new EffectId(after.position(), after.index() + 1));
    }

    private void leave(Call call, @Nullable EffectId joined) {
        Worker worker = call.worker();
        long dueMs = joined == null ? 0 : twin.orderDueMs();
        twin.events.add(
                new ContactPassedOn(twin.atMs, call.ref, worker.ref, twin.atMs - call.connectedMs, joined, dueMs));
        if (joined != null) {
            call.far().stage = OutsideStage.JOINED;
            call.order = joined;
            call.dueMs = dueMs;
        }
        twin.beginWrapUp(call, worker);
        call.served = worker.ref;
        call.worker = null;
        call.stage = ContactStage.PASSED_ON;
    }

    void rings(ChannelId channel) {
        called(channel, call -> {
            if (!call.far().isRinging) {
                call.far().isRinging = true;
                twin.events.add(new OutsideRang(twin.atMs, call.ref, who(call)));
            }
        });
    }

    void answers(ChannelId channel) {
        called(channel, call -> {
            call.far().stage = OutsideStage.CONNECTING;
            call.order = twin.nextOrder();
            call.dueMs = twin.orderDueMs();
            long rangMs = twin.atMs - call.far().calledMs;
            twin.events.add(new OutsideAnswered(twin.atMs, call.ref, who(call), rangMs, call.order, call.dueMs));
        });
    }

    private void called(ChannelId channel, Consumer<Call> what) {
        found(
                        twin.calls,
                        call -> call.far != null
                                && call.far.channel.equals(channel)
                                && call.far.stage == OutsideStage.CALLING)
                .forEach(what);
    }

    void settled(Call call, boolean isDone) {
        boolean isCalling = call.far().stage == OutsideStage.CALLING;
        if (isDone && isCalling) {
            call.order = null;
            call.dueMs = twin.orderDueMs() + 60_000;
            twin.events.add(new OutsideSent(twin.atMs, call.ref, who(call), call.dueMs));
        } else if (isDone) {
            call.order = null;
            call.dueMs = 0;
            call.far().hearMs = call.far().hearMs == 0 ? twin.atMs : call.far().hearMs;
            call.far().stage = call.worker == null ? OutsideStage.JOINED : OutsideStage.TALKING;
            twin.events.add(new OutsideJoined(twin.atMs, call.ref, who(call)));
            if (call.worker != null) {
                twin.change(call.worker, AgentState.CONSULTING, null);
            }
        } else {
            lost(call, isCalling ? OutsideEnding.NOT_REACHED : OutsideEnding.NOT_JOINED);
        }
    }

    void due(Call call) {
        if (call.far().stage == OutsideStage.CALLING && call.order == null) {
            lost(call, OutsideEnding.NO_ANSWER);
        } else {
            settled(call, false);
        }
    }

    void ended(Call call, ChannelEnding ending) {
        OutsideEnding called = switch (ending) {
            case BUSY -> OutsideEnding.BUSY;
            case DECLINED, HUNG_UP -> OutsideEnding.DECLINED;
            case NO_ANSWER -> OutsideEnding.NO_ANSWER;
            case NUMBER_UNKNOWN -> OutsideEnding.NUMBER_UNKNOWN;
            case FAILED -> OutsideEnding.NETWORK;
        };
        OutsideEnding later = ending == ChannelEnding.HUNG_UP ? OutsideEnding.LEFT : OutsideEnding.NETWORK;
        lost(call, call.far().stage == OutsideStage.CALLING ? called : later);
    }

    void lost(Call call, OutsideEnding ending) {
        OutsideStage stage = call.far().stage;
        if (call.worker != null) {
            over(call, ending);
            if (stage == OutsideStage.TALKING) {
                twin.change(call.worker(), AgentState.HELD, null);
            }
        } else if (stage == OutsideStage.JOINED && call.order == null) {
            List<OutsideEnding> faults = List.of(OutsideEnding.CUT, OutsideEnding.NETWORK);
            EndCause fault = ending == OutsideEnding.CUT ? EndCause.CUT : EndCause.NETWORK;
            twin.end(call, faults.contains(ending) ? fault : EndCause.NORMAL, Party.OUTSIDE);
        } else {
            over(call, ending);
            twin.events.add(new ContactReturned(twin.atMs, call.ref, who(call)));
            twin.talks.waitAgain(call);
        }
    }

    /** The contact is over. */
    void over(Call call, EndCause cause, Party by) {
        if (call.far != null) {
            OutsideEnding own = cause == EndCause.CUT
                    ? OutsideEnding.CUT
                    : cause == EndCause.NETWORK ? OutsideEnding.NETWORK : OutsideEnding.LEFT;
            over(call, by == Party.OUTSIDE ? own : OutsideEnding.CONTACT_OVER);
        }
    }

    /** The agent has no sound; true when the other two go on. */
    boolean deaf(Call call, boolean isFarThere) {
        if (call.far().stage == OutsideStage.JOINED && isFarThere) {
            leave(call, null);
            return true;
        }
        over(call, isFarThere ? OutsideEnding.AGENT_AUDIO_LOST : OutsideEnding.CUT);
        return false;
    }

    private void over(Call call, OutsideEnding ending) {
        Far far = call.far();
        boolean isHeard = far.stage == OutsideStage.TALKING || far.stage == OutsideStage.JOINED;
        twin.events.add(new OutsideEnded(twin.atMs, call.ref, who(call), ending, isHeard ? twin.atMs - far.hearMs : 0));
        if (!isHeard || call.worker == null) {
            call.order = null;
            call.dueMs = 0;
        }
        call.far = null;
    }

    private static AgentRef who(Call call) {
        AgentRef served = call.served;
        if (call.worker != null) {
            return call.worker.ref;
        }
        if (served == null) {
            throw new AssertionError("nobody called outside at " + call.ref);
        }
        return served;
    }
}
