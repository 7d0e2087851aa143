package org.huawu.routing;

import static org.huawu.routing.TwinParts.found;

import java.util.List;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CallSent;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.CalleeRang;
import org.huawu.events.DialEvent.EarlySoundBegan;
import org.huawu.events.DialEvent.EarlySoundSettled;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.Party;
import org.huawu.events.WrapUpEnding;
import org.huawu.kernel.ChannelId;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.TwinParts.Call;
import org.huawu.routing.TwinParts.Tape;
import org.huawu.routing.TwinParts.Worker;

/** What the naive twin does when agents call somebody. */
final class TwinDials {

    private final NaiveTwin twin;

    TwinDials(NaiveTwin twin) {
        this.twin = twin;
    }

    void dial(AgentAction.Dial action, Worker worker) {
        List<LineSetting> lines = found(
                twin.settings.lines(action.line().value()),
                line -> line.project().equals(worker.ref.project())
                        && line.client().equals(worker.ref.client()));
        boolean isKnown = twin.calls.stream()
                .anyMatch(call -> call.ref.contact().equals(action.contact()) || call.has(action.channel()));
        boolean isSeats = twin.audio.stream().anyMatch(each -> each.channel().equals(action.channel()));
        boolean isFull = twin.calls.size() >= twin.capacity.contacts() || twin.tapes.size() >= twin.capacity.contacts();
        if (TwinActions.isBusy(worker) || !twin.hasAudio(worker) || lines.isEmpty() || isKnown || isSeats || isFull) {
            return;
        }
        LineSetting line = lines.getFirst();
        boolean isBackReady = List.of(AgentState.READY, AgentState.WRAP_UP).contains(worker.state);
        if (worker.state == AgentState.WRAP_UP) {
            twin.endWrapUp(worker, WrapUpEnding.DIALLING);
        }
        Call call = new Call(
                new ContactRef(action.contact(), action.line(), line.queue(), line.project(), line.client()),
                action.channel(),
                twin.atMs);
        call.caller = action.callee();
        call.stage = ContactStage.DIALLING;
        call.worker = worker;
        call.isBackReady = isBackReady;
        call.order = twin.nextOrder();
        call.dueMs = twin.orderDueMs();
        call.queuedMs = twin.atMs;
        call.place = twin.nextPlace();
        twin.events.add(new CallDialled(
                twin.atMs,
                call.ref,
                worker.ref,
                action.channel(),
                action.callee(),
                call.order,
                call.dueMs,
                isBackReady ? AgentState.READY : AgentState.NOT_READY));
        twin.calls.add(call);
        worker.work = call.ref;
        twin.change(worker, AgentState.DIALLING, null);
    }

    void settled(Call call, boolean isDone) {
        if (call.early != null) {
            twin.events.add(new EarlySoundSettled(twin.atMs, call.ref, call.worker().ref, isDone));
            call.order = null;
            call.early = isDone ? call.early : null;
        } else if (isDone) {
            call.order = null;
            call.dueMs = twin.orderDueMs() + 60_000;
            twin.events.add(new CallSent(twin.atMs, call.ref, call.worker().ref, call.dueMs));
        } else {
            twin.end(call, EndCause.NOT_REACHED, Party.SYSTEM);
        }
    }

    void rings(ChannelId channel) {
        dialled(channel).forEach(call -> twin.events.add(new CalleeRang(twin.atMs, call.ref, call.worker().ref)));
        twin.outsides.rings(channel);
    }

    void speaks(ChannelId channel) {
        twin.outsides.rings(channel);
        for (Call call : dialled(channel)) {
            if (call.early == null) {
                call.early = twin.nextOrder();
                call.order = call.early;
                twin.events.add(new EarlySoundBegan(twin.atMs, call.ref, call.worker().ref, call.early));
            }
        }
    }

    void answers(ChannelId channel) {
        twin.outsides.answers(channel);
        for (Call call : dialled(channel)) {
            Worker worker = call.worker();
            EffectId bridge = call.early == null ? twin.nextOrder() : null;
            EffectId waitsFor = bridge == null ? call.order : bridge;
            long joinDueMs = waitsFor == null ? 0 : twin.orderDueMs();
            boolean recorded = twin.settings.queue(call.ref.queue()).recorded()
                    && twin.tapes.size() < 2 * twin.capacity.contacts();
            EffectId own = twin.nextOrder();
            EffectId tape = !recorded ? null : new EffectId(own.position(), own.index() + (bridge == null ? 0 : 1));
            long tapeDueMs = recorded ? twin.orderDueMs() : 0;
            twin.events.add(new CalleeAnswered(
                    twin.atMs, call.ref, worker.ref, twin.atMs - call.arrivedMs, bridge, joinDueMs, tape, tapeDueMs));
            if (tape != null) {
                call.tape = new Tape(tape, call.ref, worker.ref, tapeDueMs);
                twin.tapes.add(call.tape);
            }
            twin.remember(call, worker);
            call.stage = ContactStage.TALKING;
            call.connectedMs = twin.atMs;
            call.talkedBy = worker.ref.vendor();
            call.order = waitsFor;
            call.dueMs = joinDueMs;
            twin.change(worker, AgentState.TALKING, null);
        }
    }

    void ended(Call call, ChannelEnding ending) {
        switch (ending) {
            case BUSY -> twin.end(call, EndCause.BUSY, Party.CALLER);
            case DECLINED, HUNG_UP -> twin.end(call, EndCause.DECLINED, Party.CALLER);
            case NO_ANSWER -> twin.end(call, EndCause.NO_ANSWER, Party.CALLER);
            case NUMBER_UNKNOWN -> twin.end(call, EndCause.NUMBER_UNKNOWN, Party.CALLER);
            case FAILED -> twin.end(call, EndCause.NETWORK, Party.SYSTEM);
        }
    }

    void due(Call call) {
        boolean isNeverSent = call.order != null && call.early == null;
        twin.end(call, isNeverSent ? EndCause.NOT_REACHED : EndCause.NO_ANSWER, Party.SYSTEM);
    }

    private List<Call> dialled(ChannelId channel) {
        return found(twin.calls, call -> call.stage == ContactStage.DIALLING && call.channel.equals(channel));
    }
}
