package org.huawu.routing;

import static org.huawu.routing.TwinParts.found;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.SkillsChanged;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ConnectFailure;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.huawu.events.Party;
import org.huawu.events.ProgramEvent.SignOfLife;
import org.huawu.events.PromptEnding;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingFailure;
import org.huawu.events.SignOutCause;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.Withdrawal;
import org.huawu.events.WrapUpEnding;
import org.huawu.events.WrapUpMode;
import org.huawu.kernel.ReasonId;
import org.huawu.routing.TwinParts.Audio;
import org.huawu.routing.TwinParts.Call;
import org.huawu.routing.TwinParts.Past;
import org.huawu.routing.TwinParts.Settings;
import org.huawu.routing.TwinParts.Tape;
import org.huawu.routing.TwinParts.Worker;
import org.jspecify.annotations.Nullable;

/**
 * The core once more, simple and slow: one list of each thing, searched from end to end, changed at once while the event
 * is written down. It shares nothing with the core but the types.
 */
class NaiveTwin {

    final Capacity capacity;
    final Settings settings = new Settings();
    final List<Call> calls = new ArrayList<>();
    final List<Worker> workers = new ArrayList<>();
    final List<Tape> tapes = new ArrayList<>();
    final List<Audio> audio = new ArrayList<>();
    final List<Past> pasts = new ArrayList<>();
    final TwinQueues queues = new TwinQueues(this);
    final TwinShares shares = new TwinShares(this);
    final TwinTalks talks = new TwinTalks(this);
    final TwinDials dials = new TwinDials(this);
    final TwinOutsides outsides = new TwinOutsides(this);
    final TwinChoices choices = new TwinChoices(this);
    final TwinWatches watches = new TwinWatches(this);
    List<Event> events = new ArrayList<>();
    long epoch;
    long atMs;
    private long position;
    private long places;
    private long turns;
    private long offers;

    NaiveTwin(Capacity capacity) {
        this.capacity = capacity;
    }

    /** The events of an input; none when it is refused or changes nothing. */
    List<Event> step(Input input, long atPosition, long nowMs) {
        events = new ArrayList<>();
        watches.stepBegins();
        position = atPosition;
        atMs = Math.max(atMs, nowMs);
        long before = atMs;
        new TwinInputs(this).take(input);
        match();
        if (input instanceof Input.DeadlineReached) {
            for (int settled = 1; settled < 64 && settleOneDeadline(); settled++) {
                match();
            }
        }
        atMs = events.isEmpty() ? lastEventMs : before;
        lastEventMs = atMs;
        return events;
    }

    long lastEventMs;

    EffectId nextOrder() {
        return new EffectId(position, events.size() * 8);
    }

    long orderDueMs() {
        return atMs + settings.orderLimitMs();
    }

    long nextPlace() {
        return ++places;
    }

    boolean settleOneDeadline() {
        List<Call> calling = due(calls, Comparator.comparingLong(call -> call.dueMs), call -> call.dueMs);
        List<Worker> wrapping = due(workers, Comparator.comparingLong(worker -> worker.dueMs), worker -> worker.dueMs);
        List<Worker> learning = due(workers, Comparator.comparingLong(queues::changeMs), queues::changeMs);
        List<Tape> taping = due(tapes, Comparator.comparingLong(tape -> tape.dueMs), tape -> tape.dueMs);
        long call = calling.isEmpty() ? Long.MAX_VALUE : calling.getFirst().dueMs;
        long wrap = wrapping.isEmpty() ? Long.MAX_VALUE : wrapping.getFirst().dueMs;
        long tape = taping.isEmpty() ? Long.MAX_VALUE : taping.getFirst().dueMs;
        long skill = learning.isEmpty() ? Long.MAX_VALUE : queues.changeMs(learning.getFirst());
        if (Math.min(Math.min(skill, call), Math.min(wrap, tape)) > atMs) {
            return giveSignOfLife();
        }
        if (call <= wrap && call <= tape && call <= skill) {
            callDue(calling.getFirst());
        } else if (wrap <= tape && wrap <= skill) {
            choices.due(wrapping.getFirst());
        } else if (tape <= skill) {
            Tape due = taping.getFirst();
            tapeFailed(due, due.started ? RecordingFailure.NO_REPORT : RecordingFailure.NO_OUTCOME);
        } else {
            Worker worker = learning.getFirst();
            events.add(new SkillsChanged(atMs, worker.ref));
            worker.skillsAtMs = atMs;
        }
        return true;
    }

    private boolean giveSignOfLife() {
        boolean isUnderWay = !calls.isEmpty() || !workers.isEmpty();
        boolean isDue = isUnderWay && events.isEmpty() && atMs - lastEventMs >= 10_000;
        if (isDue) {
            events.add(new SignOfLife(atMs));
        }
        return isDue;
    }

    private static <T> List<T> due(List<T> list, Comparator<T> byTime, java.util.function.ToLongFunction<T> dueMs) {
        List<T> waiting = found(list, each -> dueMs.applyAsLong(each) > 0);
        Comparator<T> byId = Comparator.comparing(NaiveTwin::key);
        waiting.sort(byTime.thenComparing(byId));
        return waiting;
    }

    private static EffectId key(Object part) {
        return switch (part) {
            case Call call -> new EffectId(call.ref.contact().value(), 0);
            case Worker worker -> new EffectId(worker.ref.agent().value(), 0);
            case Tape tape -> tape.id;
            default -> throw new AssertionError(part);
        };
    }

    private void callDue(Call call) {
        if (call.stage == ContactStage.ANSWERING) {
            end(call, EndCause.ANSWER_FAILED, Party.SYSTEM);
        } else if (call.stage == ContactStage.PROMPT) {
            promptEnded(call, PromptEnding.LIMIT);
        } else if (call.stage == ContactStage.WAITING) {
            queues.waitedOn(call);
        } else if (call.stage == ContactStage.OFFERED) {
            Worker worker = call.worker();
            events.add(new OfferTimedOut(atMs, call.ref, worker.ref, atMs - call.offeredMs));
            choices.passed(call, worker, AgentState.NO_ANSWER);
        } else if (call.stage == ContactStage.DIALLING) {
            dials.due(call);
        } else if (call.stage == ContactStage.PASSED_ON) {
            outsides.due(call);
        } else if (call.stage == ContactStage.TALKING) {
            talks.due(call);
        } else {
            connectFailed(call, ConnectFailure.NO_OUTCOME, AgentState.NOT_READY);
        }
    }

    void answered(Call call) {
        events.add(new ContactAnswered(atMs, call.ref));
        List<LineSetting> line = settings.lines(call.ref.line().value());
        if (line.isEmpty() || line.getFirst().prompt() == null) {
            queue(call);
            return;
        }
        call.stage = ContactStage.PROMPT;
        call.prompt = line.getFirst().prompt();
        call.order = nextOrder();
        call.dueMs = atMs + line.getFirst().promptLimitMs();
        if (call.prompt != null) {
            events.add(new PromptStarted(atMs, call.ref, call.prompt, call.order, call.dueMs));
        }
    }

    void promptEnded(Call call, PromptEnding ending) {
        if (call.prompt != null && call.order != null) {
            events.add(new PromptEnded(atMs, call.ref, call.prompt, call.order, ending));
        }
        queue(call);
    }

    private void queue(Call call) {
        if (queues.findRoom(call)) {
            shares.assign(call);
            queues.keep(call);
            events.add(new ContactQueued(atMs, call.ref));
            call.queuedMs = atMs;
            call.enteredMs = atMs;
            call.closesMs = queues.closesMs(call);
            call.place = ++places;
            call.vain = 0;
            back(call);
        }
    }

    void back(Call call) {
        if (call.worker != null) {
            call.worker.work = null;
        }
        call.stage = ContactStage.WAITING;
        call.worker = null;
        call.order = null;
        call.dueMs = queues.dueMs(call);
    }

    void withdraw(Call call, Withdrawal cause) {
        Worker worker = call.worker();
        events.add(new OfferWithdrawn(atMs, call.ref, worker.ref, atMs - call.offeredMs, cause));
        back(call);
        choices.free(worker, AgentState.READY);
    }

    void connectFailed(Call call, ConnectFailure cause, AgentState to) {
        Worker worker = call.worker();
        events.add(new ConnectFailed(atMs, call.ref, worker.ref, cause));
        back(call);
        choices.free(worker, to);
    }

    void connected(Call call) {
        Worker worker = call.worker();
        boolean recorded = settings.queue(call.ref.queue()).recorded()
                && (call.tape == null || !tapes.contains(call.tape))
                && tapes.size() < 2 * capacity.contacts();
        EffectId tape = recorded ? nextOrder() : null;
        long dueMs = recorded ? orderDueMs() : 0;
        if (call.served == null) {
            call.firstWaitMs = atMs - call.queuedMs;
            events.add(new ContactConnected(atMs, call.ref, worker.ref, call.firstWaitMs, tape, dueMs));
        } else {
            events.add(new ContactReconnected(atMs, call.ref, worker.ref, atMs - call.againMs, tape, dueMs));
        }
        if (tape != null) {
            call.tape = new Tape(tape, call.ref, worker.ref, dueMs);
            tapes.add(call.tape);
        }
        remember(call, worker);
        call.stage = ContactStage.TALKING;
        call.passers.clear();
        call.connectedMs = atMs;
        call.talkedBy = call.talkedBy == null ? worker.ref.vendor() : call.talkedBy;
        call.order = null;
        call.dueMs = 0;
        change(worker, AgentState.TALKING, null);
    }

    void end(Call call, EndCause cause, Party by) {
        ContactStage stage = call.stage;
        if (stage == ContactStage.OFFERED) {
            withdraw(call, Withdrawal.CALLER_GONE);
        }
        if (stage == ContactStage.CONNECTING) {
            connectFailed(call, ConnectFailure.CALLER_GONE, AgentState.READY);
        }
        outsides.over(call, cause, by);
        if (stage == ContactStage.TALKING) {
            talks.over(call);
        }
        calls.remove(call);
        call.isOver = true;
        Worker worker = stage == ContactStage.TALKING ? call.worker() : null;
        Worker dialling = stage == ContactStage.DIALLING ? call.worker() : null;
        boolean isAnswered = worker != null || call.served != null;
        boolean isInNoQueue = call.place == 0 || dialling != null;
        long waited = isAnswered ? call.firstWaitMs : isInNoQueue ? 0 : atMs - call.queuedMs;
        long talked = worker == null ? 0 : atMs - call.connectedMs;
        long lasted = atMs - call.arrivedMs;
        Worker last = worker == null ? dialling : worker;
        events.add(new ContactEnded(
                atMs, call.ref, last == null ? call.served : last.ref, cause, by, stage, lasted, waited, talked));
        tapeEnds(call);
        if (worker != null) {
            beginWrapUp(call, worker);
        }
        if (dialling != null) {
            dialling.work = null;
            choices.free(dialling, call.isBackReady ? AgentState.READY : AgentState.NOT_READY);
        }
    }

    void remember(Call call, Worker worker) {
        if (call.caller != null && settings.queue(call.ref.queue()).memory().rememberedMs() > 0) {
            pasts.add(new Past(call.ref.client(), call.caller, worker.ref.agent(), atMs));
        }
    }

    void tapeEnds(Call call) {
        if (call.tape != null && tapes.contains(call.tape)) {
            call.tape.dueMs = atMs + (settings.active == null ? 0 : settings.active.recordingLimitMs());
        }
    }

    void beginWrapUp(Call call, Worker worker) {
        WrapUpMode mode = settings.queue(call.ref.queue()).wrapUp().mode();
        if (mode == WrapUpMode.NONE) {
            worker.work = null;
            choices.free(worker, AgentState.READY);
            return;
        }
        worker.work = call.ref;
        worker.longer = 0;
        worker.dueMs = atMs + settings.queue(call.ref.queue()).wrapUpLimitMs();
        if (mode == WrapUpMode.REQUIRED) {
            worker.dueMs = 0;
        }
        events.add(new WrapUpBegan(atMs, call.ref, worker.ref, worker.dueMs));
        change(worker, AgentState.WRAP_UP, null);
    }

    void endWrapUp(Worker worker, WrapUpEnding ending) {
        if (worker.work != null) {
            events.add(new WrapUpEnded(atMs, worker.work, worker.ref, ending, atMs - worker.sinceMs));
        }
        worker.work = null;
        worker.dueMs = 0;
    }

    void signedOut(Worker worker, SignOutCause cause) {
        choices.breakOver(worker);
        events.add(new AgentSignedOut(atMs, worker.ref, worker.state, atMs - worker.sinceMs, cause));
        workers.remove(worker);
    }

    void change(Worker worker, AgentState wanted, @Nullable ReasonId reason) {
        boolean isRemoved = settings.agents(worker.ref.agent().value()).isEmpty();
        AgentState to = wanted == AgentState.READY && isRemoved ? AgentState.NOT_READY : wanted;
        choices.breakOver(worker);
        events.add(new AgentStateChanged(atMs, worker.ref, worker.state, atMs - worker.sinceMs, to, reason));
        boolean keepsTurn = worker.state == AgentState.OFFERED || worker.state == AgentState.CONNECTING;
        if (List.of(
                        AgentState.CONNECTING,
                        AgentState.TALKING,
                        AgentState.HELD,
                        AgentState.CONSULTING,
                        AgentState.DIALLING,
                        AgentState.WRAP_UP)
                .contains(worker.state)) {
            worker.workedMs += atMs - worker.sinceMs;
        }
        if (to == AgentState.READY && !keepsTurn) {
            worker.readyMs = ++turns;
            worker.share = worker.workedMs * 1_000_000 / Math.max(1, atMs - worker.signedInMs);
        }
        choices.entered(worker, to);
        worker.reason = reason;
        worker.state = to;
        worker.sinceMs = atMs;
    }

    void tapeFailed(Tape tape, RecordingFailure cause) {
        events.add(new RecordingFailed(atMs, tape.contact, tape.agent, tape.id, cause));
        tapes.remove(tape);
    }

    boolean hasAudio(Worker worker) {
        return !found(audio, each -> each.seat().equals(worker.ref.seat())).isEmpty();
    }

    /** Every pair there is: the first of all callers, and for that caller the first of those who may. */
    private void match() {
        boolean again = true;
        while (again) {
            while (watches.followOne()) {
                again = true;
            }
            again = talks.rejoinOne();
            List<Call> waiting = found(calls, call -> call.stage == ContactStage.WAITING);
            waiting.sort(TwinQueues::order);
            for (Call call : waiting) {
                List<Worker> ready = found(
                        workers,
                        worker -> worker.state == AgentState.READY && hasAudio(worker) && queues.may(worker, call));
                ready.sort(Comparator.comparingLong((Worker worker) -> queues.standing(worker, call))
                        .thenComparingLong(worker -> worker.readyMs));
                if (!ready.isEmpty()) {
                    List<Worker> fresh = found(ready, worker -> !call.passers.contains(worker.ref.agent()));
                    offer(call, fresh.isEmpty() ? ready.getFirst() : fresh.getFirst());
                    again = true;
                    break;
                }
            }
        }
    }

    private void offer(Call call, Worker worker) {
        call.dueMs = atMs + settings.queue(call.ref.queue()).offerLimitMs();
        events.add(new OfferMade(atMs, call.ref, worker.ref, call.dueMs));
        call.stage = ContactStage.OFFERED;
        call.worker = worker;
        call.offeredMs = atMs;
        worker.work = call.ref;
        worker.lastOffer = ++offers;
        change(worker, AgentState.OFFERED, null);
    }
}
