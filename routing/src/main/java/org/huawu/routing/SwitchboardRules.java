package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ConnectFailure;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.OutsideEnding;
import org.huawu.events.Party;
import org.huawu.events.PromptEnding;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.RecordingEvent.RecordingStarted;
import org.huawu.events.RecordingFailure;
import org.huawu.events.RefusalCause;
import org.huawu.events.SwitchboardEvent;
import org.huawu.events.SwitchboardEvent.ChannelRefused;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.SwitchboardEvent.OrphansFound;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SeatId;
import org.huawu.routing.SwitchboardFact.ChannelAnswered;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.ChannelRinging;
import org.huawu.routing.SwitchboardFact.DigitsPressed;
import org.huawu.routing.SwitchboardFact.EarlyMediaBegan;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.PlaybackEnded;
import org.huawu.routing.SwitchboardFact.RecordingNotStored;
import org.huawu.routing.SwitchboardFact.RecordingStored;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.huawu.routing.SwitchboardFact.SeatLost;
import org.huawu.routing.SwitchboardFact.SoundMeasured;
import org.jspecify.annotations.Nullable;

/** What follows from facts of the switchboard. */
final class SwitchboardRules {

    private final RoutingState state;
    private final ContactRules rules;
    private final Standstill standstill;

    SwitchboardRules(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
        this.standstill = new Standstill(state, rules);
    }

    @Nullable
    Rejection decide(SwitchboardFact fact, Draft draft) {
        if (fact instanceof EpochBegan began) {
            return began(began, draft);
        }
        if (fact.epoch() != state.epoch) {
            return new Rejection(
                    "epoch-not-open",
                    RejectionFacts.of("epoch", fact.epoch())
                            .and("open", state.epoch)
                            .sorted());
        }
        return switch (fact) {
            case EpochBegan opened -> throw new IllegalStateException("decided above");
            case ChannelArrived arrived -> arrived(arrived, draft);
            case ChannelEnded ended -> ended(ended, draft);
            case OrderSettled settled -> settled(settled, draft);
            case PlaybackEnded ended -> playbackEnded(ended, draft);
            case DigitsPressed pressed -> pressed(pressed, draft);
            case RecordingStored stored -> stored(stored, draft);
            case RecordingNotStored failed -> notStored(failed, draft);
            case SeatConnected connected -> seatConnected(connected, draft);
            case SeatLost lost -> seatLost(lost, draft);
            case SoundMeasured measured -> measured(measured, draft);
            case ChannelRinging ringing ->
                ofDialled(ringing.channel(), draft, rules.dials::ringing, rules.outsides::ringing);
            case EarlyMediaBegan began ->
                ofDialled(began.channel(), draft, rules.dials::earlySound, rules.outsides::earlySound);
            case ChannelAnswered answered ->
                ofDialled(answered.channel(), draft, rules.dials::answered, rules.outsides::answered);
        };
    }

    /**
     * A new epoch: what the switchboard has no more is over, and what it has too much is hung up. What ended while the
     * program was dead is decided first, by itself; the epoch is not open then, and the fact is to be decided again.
     */
    private @Nullable Rejection began(EpochBegan fact, Draft draft) {
        if (fact.epoch() <= state.epoch) {
            return new Rejection(
                    "epoch-not-newer",
                    RejectionFacts.of("epoch", fact.epoch())
                            .and("open", state.epoch)
                            .sorted());
        }
        TreeSet<Long> present = new TreeSet<>();
        fact.channels().forEach(channel -> present.add(channel.value()));
        standstill.end(present, draft);
        if (!draft.events().isEmpty()) {
            return null;
        }
        draft.add(new EpochOpened(draft.atMs, fact.epoch()));
        TreeSet<Long> orphans = new TreeSet<>(present);
        for (Contact contact : state.contacts.values()) {
            orphans.remove(contact.channel.value());
            if (contact.outside != null) {
                orphans.remove(contact.outside.channel.value());
            }
            reconcile(contact, present, draft);
        }
        state.audio.forEach((seat, channel) -> {
            orphans.remove(channel);
            if (!present.contains(channel)) {
                draft.add(new SeatAudioLost(draft.atMs, new SeatId(seat), new ChannelId(channel)));
            }
        });
        List<ChannelId> group = new ArrayList<>();
        for (Long orphan : orphans) {
            group.add(new ChannelId(orphan));
            if (group.size() == EffectId.PER_EVENT || orphan.equals(orphans.last())) {
                draft.add(new OrphansFound(draft.atMs, group));
                group.clear();
            }
        }
        return null;
    }

    private void reconcile(Contact contact, SortedSet<Long> present, Draft draft) {
        if (!present.contains(contact.channel.value())) {
            rules.end(draft, contact, EndCause.CUT, Party.SYSTEM);
            return;
        }
        Outside outside = contact.outside;
        boolean isOutsideThere = outside == null || present.contains(outside.channel.value());
        boolean isAgentHeard = contact.agent == null || hasAudio(contact.agent.seat(), present);
        boolean isAskedHeard =
                isOutsideThere && (contact.consult == null || hasAudio(contact.consult.asked.seat(), present));
        if (outside != null && !isOutsideThere && isAgentHeard) {
            rules.outsides.lose(draft, contact, outside, OutsideEnding.CUT);
        } else if (!isAgentHeard || !isAskedHeard) {
            rules.audioLost(draft, contact, isAgentHeard, isAskedHeard);
        } else if (contact.awaited != null) {
            settle(contact, Outcome.UNKNOWN, draft);
        }
    }

    private boolean hasAudio(SeatId seat, SortedSet<Long> present) {
        Long channel = state.audio.get(seat.value());
        return channel != null && present.contains(channel);
    }

    private @Nullable Rejection arrived(ChannelArrived fact, Draft draft) {
        if (state.contacts.containsKey(fact.contact().value())) {
            return Rejection.of("contact-exists", "contact", fact.contact().value());
        }
        Rejection taken = state.channelTaken(fact.channel());
        if (taken != null) {
            return taken;
        }
        LineSetting line = state.line(fact.line().value());
        if (line == null) {
            draft.add(new ChannelRefused(
                    draft.atMs, fact.contact(), fact.channel(), fact.line(), RefusalCause.LINE_UNKNOWN));
            return null;
        }
        ContactRef contact = new ContactRef(fact.contact(), line.line(), line.queue(), line.project(), line.client());
        int most = state.capacity.contacts();
        if (state.contacts.size() >= most || state.recordings.size() >= most) {
            draft.add(new ContactTurnedAway(draft.atMs, contact, fact.channel()));
            return null;
        }
        long dueMs = state.orderDueMs(draft.atMs);
        draft.add(new ContactArrived(draft.atMs, contact, fact.channel(), fact.caller(), draft.nextOrder(0), dueMs));
        return null;
    }

    private @Nullable Rejection ended(ChannelEnded fact, Draft draft) {
        Contact contact = state.byChannel.get(fact.channel().value());
        if (contact == null) {
            return Rejection.of("channel-unknown", "channel", fact.channel().value());
        }
        Outside outside = contact.outside(fact.channel());
        if (outside != null) {
            rules.outsides.ended(draft, contact, outside, fact.ending());
        } else if (contact.stage == ContactStage.DIALLING) {
            rules.dials.ended(draft, contact, fact.ending());
        } else if (fact.ending() == ChannelEnding.HUNG_UP) {
            rules.end(draft, contact, EndCause.NORMAL, Party.CALLER);
        } else {
            rules.end(draft, contact, EndCause.NETWORK, Party.SYSTEM);
        }
        return null;
    }

    /** What is told of a channel that an agent calls by; of one that is answered already it is refused. */
    private @Nullable Rejection ofDialled(
            ChannelId channel, Draft draft, BiConsumer<Contact, Draft> rule, BiConsumer<Contact, Draft> outsideRule) {
        Contact contact = state.byChannel.get(channel.value());
        Outside outside = contact == null ? null : contact.outside(channel);
        if (contact != null && outside != null && outside.stage == OutsideStage.CALLING) {
            outsideRule.accept(contact, draft);
            return null;
        }
        if (contact == null || contact.stage != ContactStage.DIALLING || outside != null) {
            return Rejection.of("channel-not-dialled", "channel", channel.value());
        }
        rule.accept(contact, draft);
        return null;
    }

    /** Outcomes that nobody waits for, such as that of music, change nothing. */
    private @Nullable Rejection settled(OrderSettled fact, Draft draft) {
        Contact contact = state.byAwaited.get(fact.order());
        if (contact != null) {
            settle(contact, fact.outcome(), draft);
        }
        Watch watch = state.watches.awaiting(fact.order());
        if (watch != null) {
            rules.supervision.settled(draft, watch, fact.outcome() == Outcome.DONE);
        }
        AwaitedRecording recording = state.recordings.get(fact.order());
        if (recording != null && !recording.isStarted) {
            switch (fact.outcome()) {
                case DONE ->
                    draft.add(new RecordingStarted(draft.atMs, recording.contact, recording.agent, recording.id));
                case REFUSED -> failed(recording, RecordingFailure.REFUSED, draft);
                case UNKNOWN -> failed(recording, RecordingFailure.NO_OUTCOME, draft);
            }
        }
        return null;
    }

    private void settle(Contact contact, Outcome outcome, Draft draft) {
        boolean isDone = outcome == Outcome.DONE;
        if (contact.stage == ContactStage.ANSWERING) {
            if (isDone) {
                rules.answered(draft, contact);
            } else {
                rules.end(draft, contact, EndCause.ANSWER_FAILED, Party.SYSTEM);
            }
        } else if (contact.stage == ContactStage.PROMPT && !isDone) {
            rules.promptEnded(draft, contact, PromptEnding.FAILED);
        } else if (contact.stage == ContactStage.DIALLING) {
            rules.dials.settled(draft, contact, isDone);
        } else if (contact.stage == ContactStage.PASSED_ON) {
            rules.outsides.settled(draft, contact, OutsideRules.outsideOf(contact), isDone);
        } else if (contact.stage == ContactStage.TALKING) {
            rules.talks.settled(draft, contact, isDone);
        } else if (contact.stage == ContactStage.CONNECTING) {
            if (isDone) {
                rules.connected(draft, contact);
            } else {
                boolean isRefused = outcome == Outcome.REFUSED;
                rules.connectFailed(draft, contact, isRefused ? ConnectFailure.REFUSED : ConnectFailure.NO_OUTCOME);
            }
        }
    }

    private @Nullable Rejection playbackEnded(PlaybackEnded fact, Draft draft) {
        Contact contact = state.byAwaited.get(fact.playback());
        if (contact == null || contact.stage != ContactStage.PROMPT) {
            return Rejection.of("playback-unknown", "playback", fact.playback());
        }
        rules.promptEnded(draft, contact, PromptEnding.PLAYED);
        return null;
    }

    private @Nullable Rejection pressed(DigitsPressed fact, Draft draft) {
        Contact contact = state.byChannel.get(fact.channel().value());
        if (contact == null) {
            return Rejection.of("channel-unknown", "channel", fact.channel().value());
        }
        if (contact.stage != ContactStage.PROMPT) {
            return new Rejection(
                    "no-prompt-to-skip",
                    RejectionFacts.of("contact", contact.id())
                            .and("stage", contact.stage)
                            .sorted());
        }
        rules.promptEnded(draft, contact, PromptEnding.SKIPPED);
        return null;
    }

    private @Nullable Rejection stored(RecordingStored fact, Draft draft) {
        AwaitedRecording recording = state.recordings.get(fact.recording());
        if (recording == null) {
            return Rejection.of("recording-unknown", "recording", fact.recording());
        }
        draft.add(new RecordingSaved(
                draft.atMs, recording.contact, recording.agent, recording.id, fact.soundMs(), fact.bytes()));
        return null;
    }

    private @Nullable Rejection notStored(RecordingNotStored fact, Draft draft) {
        AwaitedRecording recording = state.recordings.get(fact.recording());
        if (recording == null) {
            return Rejection.of("recording-unknown", "recording", fact.recording());
        }
        failed(recording, RecordingFailure.NOT_STORED, draft);
        return null;
    }

    private static void failed(AwaitedRecording recording, RecordingFailure cause, Draft draft) {
        draft.add(new RecordingFailed(draft.atMs, recording.contact, recording.agent, recording.id, cause));
    }

    private @Nullable Rejection seatConnected(SeatConnected fact, Draft draft) {
        Long channel = state.audio.get(fact.seat().value());
        if (channel != null && channel == fact.channel().value()) {
            return Rejection.of("seat-audio-exists", "seat", fact.seat().value());
        }
        Rejection taken = state.channelTaken(fact.channel());
        if (taken != null) {
            return taken;
        }
        if (channel == null && state.audio.size() >= state.capacity.seats()) {
            return new Rejection(
                    "seats-full",
                    RejectionFacts.of("seat", fact.seat().value())
                            .and("limit", state.capacity.seats())
                            .sorted());
        }
        if (channel != null) {
            loseAudio(fact.seat(), new ChannelId(channel), draft);
        }
        draft.add(new SeatAudioConnected(draft.atMs, fact.seat(), fact.channel()));
        return null;
    }

    private @Nullable Rejection seatLost(SeatLost fact, Draft draft) {
        Long channel = state.audio.get(fact.seat().value());
        if (channel == null || channel != fact.channel().value()) {
            return new Rejection(
                    "seat-audio-unknown",
                    RejectionFacts.of("seat", fact.seat().value())
                            .and("channel", fact.channel().value())
                            .sorted());
        }
        loseAudio(fact.seat(), fact.channel(), draft);
        return null;
    }

    /** Whose it was is left to those who read it: a contact is mostly over, and forgotten here, before its sound is told of. */
    private static @Nullable Rejection measured(SoundMeasured fact, Draft draft) {
        draft.add(new SwitchboardEvent.SoundMeasured(draft.atMs, fact.channel(), fact.bridge(), fact.quality()));
        return null;
    }

    private void loseAudio(SeatId seat, ChannelId channel, Draft draft) {
        Agent agent = state.bySeat.get(seat.value());
        Contact contact = agent == null || agent.work == null
                ? null
                : state.contacts.get(agent.work.contact().value());
        if (agent != null && contact != null) {
            boolean isAgents = agent.ref.equals(contact.agent);
            boolean isAskeds = contact.consult != null && agent.ref.equals(contact.consult.asked);
            if (isAgents || isAskeds) {
                rules.audioLost(draft, contact, !isAgents, !isAskeds);
            }
        }
        draft.add(new SeatAudioLost(draft.atMs, seat, channel));
    }
}
