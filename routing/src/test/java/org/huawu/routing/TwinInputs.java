package org.huawu.routing;

import static org.huawu.routing.TwinParts.found;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationEvent.ConfigurationActivated;
import org.huawu.events.ConfigurationEvent.ConfigurationStaged;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.ConnectFailure;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EndCause;
import org.huawu.events.OutsideEnding;
import org.huawu.events.Party;
import org.huawu.events.PromptEnding;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.RecordingEvent.RecordingStarted;
import org.huawu.events.RecordingFailure;
import org.huawu.events.RefusalCause;
import org.huawu.events.SignOutCause;
import org.huawu.events.SwitchboardEvent.ChannelRefused;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.SwitchboardEvent.OrphansFound;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.events.SwitchboardEvent.SoundMeasured;
import org.huawu.events.Withdrawal;
import org.huawu.events.WrapUpEnding;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.TwinParts.Audio;
import org.huawu.routing.TwinParts.Call;
import org.huawu.routing.TwinParts.Tape;
import org.huawu.routing.TwinParts.Worker;

/** What the naive twin does with each input. */
final class TwinInputs {

    private final NaiveTwin twin;

    TwinInputs(NaiveTwin twin) {
        this.twin = twin;
    }

    void take(Input input) {
        switch (input) {
            case SwitchboardFact.EpochBegan fact -> began(fact);
            case SwitchboardFact fact -> {
                if (fact.epoch() == twin.epoch) {
                    take(fact);
                }
            }
            case AgentAction action -> new TwinActions(twin).take(action);
            case SupervisorAction action -> twin.watches.take(action);
            case Input.StageConfiguration stage -> stage(stage.part());
            case Input.ActivateConfiguration activate -> activate(activate);
            case Input.DeadlineReached reached -> twin.settleOneDeadline();
        }
    }

    private void take(SwitchboardFact input) {
        switch (input) {
            case SwitchboardFact.EpochBegan fact -> throw new AssertionError("taken above");
            case SwitchboardFact.ChannelArrived fact -> arrived(fact);
            case SwitchboardFact.ChannelEnded fact -> {
                found(twin.calls, call -> call.far != null && call.far.channel.equals(fact.channel()))
                        .forEach(call -> twin.outsides.ended(call, fact.ending()));
                boolean hungUp = fact.ending() == SwitchboardFact.ChannelEnding.HUNG_UP;
                found(twin.calls, call -> call.channel.equals(fact.channel())).forEach(call -> {
                    if (call.stage == ContactStage.DIALLING) {
                        twin.dials.ended(call, fact.ending());
                    } else {
                        EndCause cause = hungUp ? EndCause.NORMAL : EndCause.NETWORK;
                        twin.end(call, cause, hungUp ? Party.CALLER : Party.SYSTEM);
                    }
                });
            }
            case SwitchboardFact.OrderSettled fact -> {
                found(twin.calls, call -> fact.order().equals(call.order))
                        .forEach(call -> settled(call, fact.outcome()));
                twin.watches.settled(fact.order(), fact.outcome() == Outcome.DONE);
                found(twin.tapes, tape -> tape.id.equals(fact.order()) && !tape.started)
                        .forEach(tape -> settled(tape, fact.outcome()));
            }
            case SwitchboardFact.PlaybackEnded fact ->
                found(
                                twin.calls,
                                call -> call.stage == ContactStage.PROMPT
                                        && fact.playback().equals(call.order))
                        .forEach(call -> twin.promptEnded(call, PromptEnding.PLAYED));
            case SwitchboardFact.DigitsPressed fact ->
                found(twin.calls, call -> call.stage == ContactStage.PROMPT && call.channel.equals(fact.channel()))
                        .forEach(call -> twin.promptEnded(call, PromptEnding.SKIPPED));
            case SwitchboardFact.RecordingStored fact ->
                found(twin.tapes, tape -> tape.id.equals(fact.recording())).forEach(tape -> {
                    twin.events.add(new RecordingSaved(
                            twin.atMs, tape.contact, tape.agent, tape.id, fact.soundMs(), fact.bytes()));
                    twin.tapes.remove(tape);
                });
            case SwitchboardFact.RecordingNotStored fact ->
                found(twin.tapes, tape -> tape.id.equals(fact.recording()))
                        .forEach(tape -> twin.tapeFailed(tape, RecordingFailure.NOT_STORED));
            case SwitchboardFact.SoundMeasured fact ->
                twin.events.add(new SoundMeasured(twin.atMs, fact.channel(), fact.bridge(), fact.quality()));
            case SwitchboardFact.ChannelRinging fact -> twin.dials.rings(fact.channel());
            case SwitchboardFact.EarlyMediaBegan fact -> twin.dials.speaks(fact.channel());
            case SwitchboardFact.ChannelAnswered fact -> twin.dials.answers(fact.channel());
            case SwitchboardFact.SeatConnected fact -> seatConnected(fact);
            case SwitchboardFact.SeatLost fact -> {
                Audio audio = new Audio(fact.seat(), fact.channel());
                if (twin.audio.contains(audio)) {
                    lose(audio);
                }
            }
        }
    }

    private void began(SwitchboardFact.EpochBegan fact) {
        if (fact.epoch() <= twin.epoch) {
            return;
        }
        twin.epoch = fact.epoch();
        if (twin.atMs - twin.lastEventMs > 10_000) {
            wasDead(fact);
        }
        twin.events.add(new EpochOpened(twin.atMs, fact.epoch()));
        twin.watches.epochBegan();
        for (Tape tape : twin.tapes) {
            if (tape.dueMs > 0 && twin.settings.active != null) {
                tape.dueMs = Math.max(tape.dueMs, twin.atMs + twin.settings.active.recordingLimitMs());
            }
        }
        for (Worker worker : twin.workers) {
            if (worker.dueMs > 0 && worker.work != null && twin.settings.has(worker.work.queue())) {
                long limit = twin.settings.queue(worker.work.queue()).wrapUpLimitMs();
                worker.dueMs = Math.max(worker.dueMs, twin.atMs + limit);
            }
        }
        List<ChannelId> orphans = new ArrayList<>(new java.util.LinkedHashSet<>(fact.channels()));
        orphans.removeIf(channel -> twin.calls.stream().anyMatch(call -> call.has(channel))
                || twin.audio.stream().anyMatch(each -> each.channel().equals(channel)));
        orphans.sort(Comparator.comparingLong(ChannelId::value));
        List<Audio> lost = found(twin.audio, each -> !fact.channels().contains(each.channel()));
        List<Call> calls = new ArrayList<>(twin.calls);
        calls.sort(Comparator.comparingLong(call -> call.ref.contact().value()));
        for (Call call : calls) {
            boolean isDeaf = call.worker != null
                    && twin.audio.stream()
                            .noneMatch(each -> !lost.contains(each)
                                    && each.seat().equals(call.worker().ref.seat()));
            boolean isAskedDeaf = call.asked != null
                    && twin.audio.stream()
                            .noneMatch(each -> !lost.contains(each)
                                    && each.seat().equals(call.asked().ref.seat()));
            boolean isFarGone = call.far != null && !fact.channels().contains(call.far.channel);
            if (!fact.channels().contains(call.channel)) {
                twin.end(call, EndCause.CUT, Party.SYSTEM);
            } else if (isFarGone && !isDeaf) {
                twin.outsides.lost(call, OutsideEnding.CUT);
            } else if (isDeaf || isAskedDeaf) {
                deaf(call, !isDeaf, !isAskedDeaf && !isFarGone);
            } else if (call.order != null) {
                settled(call, Outcome.UNKNOWN);
            }
        }
        lost.sort(Comparator.comparingLong(each -> each.seat().value()));
        for (Audio each : lost) {
            twin.events.add(new SeatAudioLost(twin.atMs, each.seat(), each.channel()));
            twin.audio.remove(each);
            twin.talks.seat(each.seat(), false);
        }
        for (int i = 0; i < orphans.size(); i += 8) {
            twin.events.add(new OrphansFound(twin.atMs, orphans.subList(i, Math.min(i + 8, orphans.size()))));
        }
    }

    /** Sets the clock back to the last event, ends what has ended since, and sets it right again. */
    private void wasDead(SwitchboardFact.EpochBegan fact) {
        long now = twin.atMs;
        twin.atMs = twin.lastEventMs;
        List<Call> gone = found(twin.calls, call -> !fact.channels().contains(call.channel));
        gone.sort(Comparator.comparingLong(call -> call.ref.contact().value()));
        gone.forEach(call -> twin.end(call, EndCause.CUT, Party.SYSTEM));
        if (now - twin.atMs > 120_000) {
            List<Worker> idle = found(twin.workers, worker -> !TwinActions.isBusy(worker));
            idle.sort(Comparator.comparingLong(worker -> worker.ref.agent().value()));
            for (Worker worker : idle) {
                if (worker.state == AgentState.WRAP_UP) {
                    twin.endWrapUp(worker, WrapUpEnding.SIGN_OUT);
                }
                twin.signedOut(worker, SignOutCause.PROGRAM_DEAD);
            }
        }
        twin.atMs = now;
    }

    private void arrived(SwitchboardFact.ChannelArrived fact) {
        boolean isKnown =
                twin.calls.stream().anyMatch(call -> call.ref.contact().equals(fact.contact()));
        if (isKnown || isTaken(fact.channel())) {
            return;
        }
        List<LineSetting> line = twin.settings.lines(fact.line().value());
        if (line.isEmpty()) {
            twin.events.add(new ChannelRefused(
                    twin.atMs, fact.contact(), fact.channel(), fact.line(), RefusalCause.LINE_UNKNOWN));
            return;
        }
        LineSetting found = line.getFirst();
        ContactRef ref = new ContactRef(fact.contact(), fact.line(), found.queue(), found.project(), found.client());
        if (twin.calls.size() >= twin.capacity.contacts() || twin.tapes.size() >= twin.capacity.contacts()) {
            twin.events.add(new ContactTurnedAway(twin.atMs, ref, fact.channel()));
            return;
        }
        Call call = new Call(ref, fact.channel(), twin.atMs);
        call.caller = fact.caller();
        call.order = twin.nextOrder();
        call.dueMs = twin.orderDueMs();
        twin.events.add(
                new ContactArrived(twin.atMs, ref, fact.channel(), fact.caller(), twin.nextOrder(), call.dueMs));
        twin.calls.add(call);
    }

    private void settled(Call call, Outcome outcome) {
        switch (call.stage) {
            case ANSWERING -> {
                if (outcome == Outcome.DONE) {
                    twin.answered(call);
                } else {
                    twin.end(call, EndCause.ANSWER_FAILED, Party.SYSTEM);
                }
            }
            case PROMPT -> {
                if (outcome != Outcome.DONE) {
                    twin.promptEnded(call, PromptEnding.FAILED);
                }
            }
            case CONNECTING -> {
                switch (outcome) {
                    case DONE -> twin.connected(call);
                    case REFUSED -> twin.connectFailed(call, ConnectFailure.REFUSED, AgentState.NOT_READY);
                    case UNKNOWN -> twin.connectFailed(call, ConnectFailure.NO_OUTCOME, AgentState.NOT_READY);
                }
            }
            case TALKING -> twin.talks.settled(call, outcome == Outcome.DONE);
            case DIALLING -> twin.dials.settled(call, outcome == Outcome.DONE);
            case PASSED_ON -> twin.outsides.settled(call, outcome == Outcome.DONE);
            case WAITING, OFFERED -> throw new AssertionError("waits for no order");
        }
    }

    private void settled(Tape tape, Outcome outcome) {
        switch (outcome) {
            case DONE -> {
                twin.events.add(new RecordingStarted(twin.atMs, tape.contact, tape.agent, tape.id));
                tape.started = true;
                if (twin.calls.stream().anyMatch(call -> call.tape == tape)) {
                    tape.dueMs = 0;
                }
            }
            case REFUSED -> twin.tapeFailed(tape, RecordingFailure.REFUSED);
            case UNKNOWN -> twin.tapeFailed(tape, RecordingFailure.NO_OUTCOME);
        }
    }

    private void seatConnected(SwitchboardFact.SeatConnected fact) {
        List<Audio> present = found(twin.audio, each -> each.seat().equals(fact.seat()));
        boolean isThere = !present.isEmpty() && present.getFirst().channel().equals(fact.channel());
        boolean isFull = present.isEmpty() && twin.audio.size() >= twin.capacity.seats();
        if (isThere || isFull || isTaken(fact.channel())) {
            return;
        }
        present.forEach(this::lose);
        twin.events.add(new SeatAudioConnected(twin.atMs, fact.seat(), fact.channel()));
        twin.audio.add(new Audio(fact.seat(), fact.channel()));
        twin.talks.seat(fact.seat(), true);
    }

    private boolean isTaken(ChannelId channel) {
        return twin.calls.stream().anyMatch(call -> call.has(channel))
                || twin.audio.stream().anyMatch(each -> each.channel().equals(channel));
    }

    private void lose(Audio audio) {
        found(twin.calls, call -> call.worker != null && call.worker.ref.seat().equals(audio.seat()))
                .forEach(call -> deaf(call, false, true));
        found(twin.calls, call -> call.asked != null && call.asked.ref.seat().equals(audio.seat()))
                .forEach(call -> deaf(call, true, false));
        twin.events.add(new SeatAudioLost(twin.atMs, audio.seat(), audio.channel()));
        twin.audio.remove(audio);
        twin.talks.seat(audio.seat(), false);
    }

    private void deaf(Call call, boolean agentHears, boolean askedHears) {
        if (call.stage == ContactStage.OFFERED) {
            twin.withdraw(call, Withdrawal.AGENT_AUDIO_LOST);
        } else if (call.stage == ContactStage.CONNECTING) {
            twin.connectFailed(call, ConnectFailure.AGENT_AUDIO_LOST, AgentState.NOT_READY);
        } else if (call.stage == ContactStage.DIALLING) {
            twin.end(call, EndCause.AGENT_AUDIO_LOST, Party.SYSTEM);
        } else {
            twin.talks.deaf(call, agentHears, askedHears);
        }
    }

    private boolean isOld(long revision) {
        Configuration active = twin.settings.active;
        return active != null && revision <= active.revision();
    }

    private void stage(ConfigurationPart part) {
        List<ConfigurationPart> staged = twin.settings.staged;
        boolean isOvertaken = staged.stream().anyMatch(each -> each.revision() > part.revision());
        boolean isThere = staged.stream()
                .anyMatch(each -> each.revision() == part.revision()
                        && (each.parts() != part.parts() || each.part() == part.part()));
        if (isOld(part.revision()) || isOvertaken || isThere) {
            return;
        }
        staged.removeIf(each -> each.revision() < part.revision());
        staged.add(part);
        twin.events.add(new ConfigurationStaged(twin.atMs, part));
    }

    private void activate(Input.ActivateConfiguration input) {
        List<ConfigurationPart> staged = twin.settings.staged;
        boolean isWhole = !staged.isEmpty()
                && staged.getFirst().revision() == input.revision()
                && staged.size() == staged.getFirst().parts();
        if (isOld(input.revision()) || !isWhole) {
            return;
        }
        List<ConfigurationPart> sorted = new ArrayList<>(staged);
        sorted.sort(Comparator.comparingInt(ConfigurationPart::part));
        byte[] bytes = ConfigurationBytes.join(sorted);
        if (!ConfigurationBytes.digest(bytes).equals(input.digest())) {
            return;
        }
        Configuration next;
        try {
            next = ConfigurationBytes.decode(bytes);
        } catch (MalformedBytesException malformed) {
            return;
        }
        if (next.revision() == input.revision() && fits(next)) {
            signOutTheRemoved(next);
            twin.settings.active = next;
            twin.shares.configure(next);
            twin.workers.forEach(worker -> worker.skillsAtMs = twin.atMs);
            twin.calls.stream()
                    .filter(call -> call.place > 0 && call.stage != ContactStage.TALKING)
                    .filter(call -> call.stage != ContactStage.DIALLING && call.stage != ContactStage.PASSED_ON)
                    .forEach(call -> call.closesMs = twin.queues.closesMs(call));
            twin.calls.stream()
                    .filter(call -> call.stage == ContactStage.WAITING)
                    .forEach(call -> call.dueMs = twin.queues.dueMs(call));
            staged.clear();
            twin.events.add(new ConfigurationActivated(twin.atMs, input.revision(), input.digest()));
        }
    }

    private boolean fits(Configuration next) {
        List<QueueId> queues =
                next.queues().stream().map(Configuration.QueueSetting::queue).toList();
        return next.lines().stream().map(LineSetting::queue).allMatch(queues::contains)
                && next.queues().stream()
                        .map(queue -> queue.limits().overflow())
                        .filter(java.util.Objects::nonNull)
                        .allMatch(queues::contains)
                && next.queues().stream()
                        .map(queue -> queue.hours().closedTo())
                        .filter(java.util.Objects::nonNull)
                        .allMatch(queues::contains)
                && next.queues().stream()
                        .map(queue -> queue.hours().calendar())
                        .filter(java.util.Objects::nonNull)
                        .allMatch(calendar -> next.calendars().stream()
                                .anyMatch(each -> each.calendar().equals(calendar)))
                && Stream.concat(
                                next.lines().stream().map(LineSetting::share),
                                next.queues().stream().map(Configuration.QueueSetting::share))
                        .filter(java.util.Objects::nonNull)
                        .allMatch(share -> next.shares().stream()
                                .anyMatch(each -> each.share().equals(share)))
                && next.agents().stream()
                        .map(AgentSetting::queues)
                        .flatMap(List::stream)
                        .allMatch(queues::contains)
                && twin.calls.stream().map(call -> call.ref.queue()).allMatch(queues::contains);
    }

    private void signOutTheRemoved(Configuration next) {
        List<Worker> removed = found(
                twin.workers,
                worker -> next.agents().stream().noneMatch(each -> each.agent().equals(worker.ref.agent()))
                        && TwinChoices.isIdle(worker));
        removed.sort(Comparator.comparingLong(worker -> worker.ref.agent().value()));
        removed.forEach(worker -> twin.signedOut(worker, SignOutCause.CONFIGURATION));
    }
}
