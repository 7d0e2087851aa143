package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent.BreakEnded;
import org.huawu.events.ChoiceEvent.NextChosen;
import org.huawu.events.ChoiceEvent.PauseBegan;
import org.huawu.events.ChoiceEvent.WrapUpExtended;
import org.huawu.events.MoveCause;
import org.huawu.events.NextState;
import org.huawu.events.Refusals;
import org.huawu.events.SignOutCause;
import org.huawu.events.WrapUp;
import org.huawu.events.WrapUpEnding;
import org.huawu.events.WrapUpMode;
import org.huawu.kernel.QueueId;
import org.huawu.routing.TwinParts.Call;
import org.huawu.routing.TwinParts.Worker;

/** What the naive twin makes of what agents choose: what comes next, longer wrap-up, and contacts that they do not take. */
final class TwinChoices {

    private static final List<AgentState> IDLE = List.of(
            AgentState.NOT_READY, AgentState.READY, AgentState.BREAK, AgentState.NO_ANSWER, AgentState.REJECTED);

    private final NaiveTwin twin;

    TwinChoices(NaiveTwin twin) {
        this.twin = twin;
    }

    static boolean isIdle(Worker worker) {
        return IDLE.contains(worker.state);
    }

    void choose(AgentAction.ChooseNext action, Worker worker) {
        boolean isBreak = action.next() == NextState.BREAK;
        if (!isIdle(worker) && !(isBreak && action.reason() == null)) {
            worker.next = action.next();
            worker.nextReason = isBreak ? action.reason() : null;
            twin.events.add(new NextChosen(twin.atMs, worker.ref, worker.next, worker.nextReason));
        }
    }

    void extend(AgentAction.ExtendWrapUp action, Worker worker) {
        if (worker.state != AgentState.WRAP_UP
                || worker.work == null
                || !worker.work.contact().equals(action.contact())
                || !twin.settings.has(worker.work.queue())) {
            return;
        }
        WrapUp wrapUp = twin.settings.queue(worker.work.queue()).wrapUp();
        if (wrapUp.mode() == WrapUpMode.EXTENDABLE && worker.dueMs > 0 && worker.longer < wrapUp.mostTimes()) {
            worker.longer++;
            worker.dueMs += wrapUp.longerMs();
            twin.events.add(new WrapUpExtended(twin.atMs, worker.work, worker.ref, worker.dueMs, worker.longer));
        }
    }

    /** Somebody has nothing in hand any more. */
    void free(Worker worker, AgentState to) {
        if (worker.next == NextState.BREAK) {
            twin.change(worker, AgentState.BREAK, worker.nextReason);
        } else if (worker.next == NextState.SIGNED_OUT) {
            twin.change(worker, AgentState.NOT_READY, null);
            twin.signedOut(worker, SignOutCause.BY_AGENT);
        } else {
            twin.change(worker, to, null);
        }
    }

    void breakOver(Worker worker) {
        if (worker.state == AgentState.BREAK && worker.reason != null) {
            twin.events.add(new BreakEnded(twin.atMs, worker.ref, worker.reason, twin.atMs - worker.sinceMs));
        }
    }

    /** What a state that is entered makes forget. Called before it is. */
    void entered(Worker worker, AgentState to) {
        if (IDLE.contains(to)) {
            worker.work = null;
            worker.next = NextState.READY;
            worker.nextReason = null;
        }
        if (worker.state == AgentState.REJECTED || worker.state == AgentState.NO_ANSWER) {
            worker.dueMs = 0;
        }
    }

    void due(Worker worker) {
        if (worker.state == AgentState.WRAP_UP) {
            twin.endWrapUp(worker, WrapUpEnding.LIMIT);
            free(worker, AgentState.READY);
        } else {
            twin.change(worker, AgentState.READY, null);
        }
    }

    /** Somebody did not take a call. */
    void passed(Call call, Worker worker, AgentState as) {
        Refusals refusals = twin.settings.queue(call.ref.queue()).refusals();
        twin.back(call);
        remember(call, worker);
        call.vain++;
        long pauseMs = as == AgentState.REJECTED ? refusals.rejectedMs() : refusals.overlookedMs();
        if (worker.next != NextState.READY) {
            free(worker, as);
        } else if (pauseMs == 0) {
            free(worker, as == AgentState.REJECTED ? AgentState.NOT_READY : as);
        } else {
            worker.dueMs = twin.atMs + pauseMs;
            twin.events.add(new PauseBegan(twin.atMs, worker.ref, worker.dueMs));
            twin.change(worker, as, null);
        }
        if (refusals.mostReturns() > 0 && call.vain >= refusals.mostReturns()) {
            moveOn(call);
        }
    }

    static void remember(Call call, Worker worker) {
        call.passers.remove(worker.ref.agent());
        call.passers.add(worker.ref.agent());
        if (call.passers.size() > 16) {
            call.passers.removeFirst();
        }
    }

    private void moveOn(Call call) {
        List<QueueId> seen = new ArrayList<>(List.of(call.ref.queue()));
        QueueId overflow = twin.settings.queue(call.ref.queue()).limits().overflow();
        QueueId room = overflow == null ? null : twin.queues.roomFrom(overflow, seen);
        if (room != null) {
            twin.queues.move(call, room, call.served == null ? MoveCause.RETURNED : MoveCause.AFTER_TALK);
        }
    }
}
