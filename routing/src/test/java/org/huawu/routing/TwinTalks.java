package org.huawu.routing;

import static org.huawu.routing.TwinParts.found;

import java.util.Comparator;
import java.util.List;
import org.huawu.events.AgentState;
import org.huawu.events.ConsultEnding;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.HoldCause;
import org.huawu.events.OutsideEnding;
import org.huawu.events.RequeueCause;
import org.huawu.events.TalkEvent.CallerJoined;
import org.huawu.events.TalkEvent.ConferenceBegan;
import org.huawu.events.TalkEvent.ConsultAccepted;
import org.huawu.events.TalkEvent.ConsultAsked;
import org.huawu.events.TalkEvent.ConsultBegan;
import org.huawu.events.TalkEvent.ConsultEnded;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.kernel.QueueId;
import org.huawu.routing.TwinParts.Call;
import org.huawu.routing.TwinParts.Worker;

/** What the naive twin does in a talk, one wish after the other. */
final class TwinTalks {

    private final NaiveTwin twin;

    TwinTalks(NaiveTwin twin) {
        this.twin = twin;
    }

    void take(AgentAction.OfTalk action, Worker worker) {
        List<Call> theirs = found(
                twin.calls,
                call -> call.stage == ContactStage.TALKING
                        && call.worker == worker
                        && call.ref.contact().equals(action.contact()));
        for (Call call : theirs) {
            boolean isHeard = twin.hasAudio(worker);
            boolean isAlone = call.asked == null && call.far == null;
            OutsideStage far = call.far == null ? null : call.far.stage;
            boolean isTogether = call.phase == ConsultStage.TALKING || call.phase == ConsultStage.JOINED;
            switch (action) {
                case AgentAction.Hold it -> {
                    if (call.aside == null) {
                        aside(call, HoldCause.BY_AGENT);
                    }
                }
                case AgentAction.Resume it -> {
                    if (call.aside != null && isAlone && isHeard) {
                        back(call);
                    }
                }
                case AgentAction.AskColleague it -> {
                    if (isAlone && isHeard) {
                        ask(call, worker, it);
                    }
                }
                case AgentAction.EndConsult it -> {
                    if (far != null) {
                        twin.outsides.lost(call, OutsideEnding.CANCELLED);
                    } else if (!isAlone) {
                        parts(call, ConsultEnding.CANCELLED);
                    }
                }
                case AgentAction.Confer it -> {
                    if (far == OutsideStage.TALKING) {
                        twin.outsides.confer(call);
                    } else if (call.phase == ConsultStage.TALKING) {
                        confer(call, worker);
                    }
                }
                case AgentAction.HandOver it -> {
                    if (isTogether) {
                        handOver(call);
                    } else if (far == OutsideStage.TALKING || far == OutsideStage.JOINED) {
                        twin.outsides.handOver(call);
                    }
                }
                case AgentAction.CallOutside it -> twin.outsides.ask(call, worker, it);
                case AgentAction.PassOn it -> twin.outsides.passOn(call, worker, it);
                case AgentAction.Transfer it -> {
                    if (isAlone && twin.settings.has(it.queue()) && twin.queues.takes(it.queue())) {
                        requeue(call, it.queue(), RequeueCause.TRANSFERRED);
                    }
                }
            }
        }
    }

    private void confer(Call call, Worker worker) {
        Worker asked = call.asked();
        back(call);
        twin.events.add(new ConferenceBegan(twin.atMs, call.ref, worker.ref, asked.ref));
        twin.change(asked, AgentState.TALKING, null);
    }

    private void ask(Call call, Worker worker, AgentAction.AskColleague action) {
        List<Worker> free = found(
                twin.workers,
                each -> each.ref.agent().equals(action.colleague())
                        && each.state == AgentState.READY
                        && twin.hasAudio(each)
                        && each.ref.vendor().equals(worker.ref.vendor())
                        && each.ref.client().equals(worker.ref.client()));
        for (Worker asked : free) {
            if (call.aside == null) {
                aside(call, HoldCause.CONSULT);
            }
            call.asked = asked;
            call.phase = ConsultStage.ASKED;
            call.askedMs = twin.atMs;
            call.order = null;
            call.dueMs = twin.atMs + twin.settings.queue(call.ref.queue()).offerLimitMs();
            twin.events.add(new ConsultAsked(twin.atMs, call.ref, worker.ref, asked.ref, call.dueMs));
            asked.work = call.ref;
            twin.change(asked, AgentState.OFFERED, null);
        }
    }

    /** Calls about which a worker is asked. */
    List<Call> asking(Worker worker, org.huawu.kernel.ContactId contact) {
        return found(
                twin.calls, call -> call.asked == worker && call.ref.contact().equals(contact));
    }

    void accepted(Call call) {
        call.order = twin.nextOrder();
        call.dueMs = twin.orderDueMs();
        call.phase = ConsultStage.CONNECTING;
        long offered = twin.atMs - call.askedMs;
        twin.events.add(new ConsultAccepted(
                twin.atMs, call.ref, call.worker().ref, call.asked().ref, offered, call.order, call.dueMs));
        twin.change(call.asked(), AgentState.CONNECTING, null);
    }

    void settled(Call call, boolean isDone) {
        if (isCallingOut(call)) {
            twin.outsides.settled(call, isDone);
        } else if (call.phase == ConsultStage.CONNECTING) {
            if (!isDone) {
                Worker asked = consultOver(call, ConsultEnding.NOT_JOINED);
                twin.choices.free(asked, AgentState.NOT_READY);
                return;
            }
            twin.events.add(new ConsultBegan(twin.atMs, call.ref, call.worker().ref, call.asked().ref));
            call.phase = ConsultStage.TALKING;
            call.hearMs = twin.atMs;
            quiet(call);
            twin.change(call.worker(), AgentState.CONSULTING, null);
            twin.change(call.asked(), AgentState.CONSULTING, null);
        } else if (isDone) {
            twin.events.add(new CallerJoined(twin.atMs, call.ref, call.worker().ref));
            quiet(call);
        } else {
            aside(call, HoldCause.NOT_JOINED);
        }
    }

    private static boolean isCallingOut(Call call) {
        return call.far != null
                && (call.far.stage == OutsideStage.CALLING || call.far.stage == OutsideStage.CONNECTING);
    }

    void due(Call call) {
        if (isCallingOut(call)) {
            twin.outsides.due(call);
        } else if (call.phase == ConsultStage.ASKED) {
            declined(call, ConsultEnding.NO_ANSWER, AgentState.NO_ANSWER);
        } else if (call.order != null) {
            settled(call, false);
        } else {
            requeue(call, call.ref.queue(), RequeueCause.AGENT_AUDIO_LOST);
        }
    }

    void declined(Call call, ConsultEnding ending, AgentState to) {
        Worker asked = consultOver(call, ending);
        twin.choices.free(asked, to);
    }

    /** Agent and colleague part. */
    void parts(Call call, ConsultEnding ending) {
        boolean heard = call.phase == ConsultStage.TALKING;
        Worker asked = consultOver(call, ending);
        twin.choices.free(asked, AgentState.READY);
        if (heard) {
            twin.change(call.worker(), AgentState.HELD, null);
        }
    }

    void over(Call call) {
        if (call.asked != null) {
            Worker asked = consultOver(call, ConsultEnding.CONTACT_OVER);
            twin.choices.free(asked, AgentState.READY);
        }
        notAside(call);
    }

    void deaf(Call call, boolean agentHears, boolean askedHears) {
        if (agentHears) {
            if (call.asked != null && !askedHears) {
                ConsultStage phase = call.phase;
                Worker asked = consultOver(call, ConsultEnding.COLLEAGUE_AUDIO_LOST);
                twin.choices.free(asked, phase == ConsultStage.ASKED ? AgentState.READY : AgentState.NOT_READY);
                if (phase == ConsultStage.TALKING) {
                    twin.change(call.worker(), AgentState.HELD, null);
                }
            }
            return;
        }
        if (call.phase == ConsultStage.JOINED && askedHears) {
            handOver(call);
            return;
        }
        if (call.far != null && twin.outsides.deaf(call, askedHears)) {
            return;
        }
        if (call.asked != null) {
            Worker asked = consultOver(call, ConsultEnding.AGENT_AUDIO_LOST);
            twin.choices.free(asked, askedHears ? AgentState.READY : AgentState.NOT_READY);
        }
        if (call.aside == null) {
            twin.events.add(new HoldBegan(twin.atMs, call.ref, call.worker().ref, HoldCause.AGENT_AUDIO_LOST));
            call.aside = HoldCause.AGENT_AUDIO_LOST;
            call.asideMs = twin.atMs;
            quiet(call);
        }
        if (call.worker().state != AgentState.HELD) {
            twin.change(call.worker(), AgentState.HELD, null);
        }
    }

    /** A seat has sound again, or none any more: whom its agent has put aside waits for nothing, or only for so long. */
    void seat(org.huawu.kernel.SeatId seat, boolean isHeard) {
        for (Call call : twin.calls) {
            if (call.aside != null && call.worker().ref.seat().equals(seat)) {
                long limitMs = twin.settings.queue(call.ref.queue()).returnLimitMs();
                call.dueMs = isHeard ? 0 : twin.atMs + limitMs;
            }
        }
    }

    /** Joins one caller again whose agent is back; false when there is none. */
    boolean rejoinOne() {
        List<Call> cut =
                found(twin.calls, call -> call.aside == HoldCause.AGENT_AUDIO_LOST && twin.hasAudio(call.worker()));
        cut.sort(Comparator.comparingLong(call -> call.ref.contact().value()));
        if (!cut.isEmpty()) {
            back(cut.getFirst());
        }
        return !cut.isEmpty();
    }

    void aside(Call call, HoldCause cause) {
        twin.events.add(new HoldBegan(twin.atMs, call.ref, call.worker().ref, cause));
        call.aside = cause;
        call.asideMs = twin.atMs;
        quiet(call);
        if (call.far != null) {
            call.far.stage = OutsideStage.TALKING;
            twin.change(call.worker(), AgentState.CONSULTING, null);
        } else if (call.asked == null) {
            twin.change(call.worker(), AgentState.HELD, null);
        } else {
            call.phase = ConsultStage.TALKING;
            twin.change(call.worker(), AgentState.CONSULTING, null);
            twin.change(call.asked, AgentState.CONSULTING, null);
        }
    }

    void back(Call call) {
        call.order = twin.nextOrder();
        call.dueMs = twin.orderDueMs();
        long heldMs = twin.atMs - call.asideMs;
        twin.events.add(new HoldEnded(twin.atMs, call.ref, call.worker().ref, heldMs, call.order, call.dueMs));
        call.aside = null;
        if (call.asked != null) {
            call.phase = ConsultStage.JOINED;
        }
        twin.change(call.worker(), AgentState.TALKING, null);
    }

    void notAside(Call call) {
        if (call.aside != null) {
            long heldMs = twin.atMs - call.asideMs;
            twin.events.add(new HoldEnded(twin.atMs, call.ref, call.worker().ref, heldMs, null, 0));
            call.aside = null;
            quiet(call);
        }
    }

    private Worker consultOver(Call call, ConsultEnding ending) {
        Worker asked = call.asked();
        boolean heard = call.phase == ConsultStage.TALKING || call.phase == ConsultStage.JOINED;
        long spentMs = heard ? twin.atMs - call.hearMs : 0;
        twin.events.add(new ConsultEnded(twin.atMs, call.ref, call.worker().ref, asked.ref, ending, spentMs));
        if (!heard) {
            quiet(call);
        }
        call.asked = null;
        call.phase = null;
        asked.work = null;
        return asked;
    }

    private void handOver(Call call) {
        boolean together = call.phase == ConsultStage.JOINED;
        Worker from = call.worker();
        Worker to = call.asked();
        long heard = call.hearMs;
        notAside(call);
        if (!together) {
            call.order =
                    new EffectId(twin.nextOrder().position(), twin.nextOrder().index() + 1);
            call.dueMs = twin.orderDueMs();
        }
        twin.events.add(new ContactHandedOver(
                twin.atMs,
                call.ref,
                from.ref,
                to.ref,
                twin.atMs - call.connectedMs,
                together ? null : call.order,
                together ? 0 : call.dueMs));
        twin.events.add(
                new ConsultEnded(twin.atMs, call.ref, from.ref, to.ref, ConsultEnding.HANDED_OVER, twin.atMs - heard));
        call.served = from.ref;
        call.asked = null;
        call.phase = null;
        call.worker = to;
        call.connectedMs = twin.atMs;
        twin.remember(call, to);
        twin.beginWrapUp(call, from);
        if (!together) {
            twin.change(to, AgentState.TALKING, null);
        }
    }

    private void requeue(Call call, QueueId to, RequeueCause cause) {
        Worker from = call.worker();
        notAside(call);
        twin.events.add(new ContactRequeued(twin.atMs, call.ref, from.ref, to, cause, twin.atMs - call.connectedMs));
        if (!twin.settings.queue(to).recorded()) {
            twin.tapeEnds(call);
            call.tape = null;
        }
        twin.beginWrapUp(call, from);
        call.served = from.ref;
        call.worker = null;
        call.ref = call.ref.in(to);
        TwinChoices.remember(call, from);
        waitAgain(call);
    }

    void waitAgain(Call call) {
        call.stage = ContactStage.WAITING;
        call.reservedFor = null;
        call.keptFor = null;
        call.step = 0;
        call.againMs = twin.atMs;
        call.vain = 0;
        call.enteredMs = twin.atMs;
        call.closesMs = twin.queues.closesMs(call);
        call.order = null;
        call.dueMs = twin.queues.dueMs(call);
    }

    private static void quiet(Call call) {
        call.order = null;
        call.dueMs = 0;
    }
}
