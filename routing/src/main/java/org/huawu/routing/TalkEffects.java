package org.huawu.routing;

import java.util.List;
import java.util.function.Supplier;
import org.huawu.events.AgentRef;
import org.huawu.events.ConsultEnding;
import org.huawu.events.EffectId;
import org.huawu.events.TalkEvent;
import org.huawu.events.TalkEvent.CallerJoined;
import org.huawu.events.TalkEvent.ConferenceBegan;
import org.huawu.events.TalkEvent.ConsultAccepted;
import org.huawu.events.TalkEvent.ConsultAsked;
import org.huawu.events.TalkEvent.ConsultBegan;
import org.huawu.events.TalkEvent.ConsultEnded;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.QueueId;
import org.huawu.routing.Effect.Bridge;
import org.huawu.routing.Effect.Join;
import org.huawu.routing.Effect.Leave;
import org.huawu.routing.Effect.PlayMusic;
import org.huawu.routing.Effect.ShowColleague;
import org.huawu.routing.Effect.ShowColleagueGone;
import org.huawu.routing.Effect.ShowConsult;
import org.huawu.routing.Effect.ShowOfferGone;
import org.huawu.routing.Effect.StartRecording;
import org.huawu.routing.Effect.StopRecording;
import org.huawu.routing.Effect.Unbridge;
import org.jspecify.annotations.Nullable;

/** The effects of an event of a talk, seen from the state just before it. */
final class TalkEffects {

    private final RoutingState state;
    private final Supplier<EffectId> ids;
    private final List<Effect> effects;
    private final long dueMs;

    /**
     * @param ids the ids of the event's effects, in their order
     * @param effects where they go
     * @param dueMs when the outcomes of orders are due of which the event does not say so
     */
    TalkEffects(RoutingState state, Supplier<EffectId> ids, List<Effect> effects, long dueMs) {
        this.state = state;
        this.ids = ids;
        this.effects = effects;
        this.dueMs = dueMs;
    }

    void add(TalkEvent event, Contact contact) {
        switch (event) {
            case HoldBegan e -> hold(e, contact);
            case HoldEnded e -> join(e, contact);
            case CallerJoined e -> {}
            case ConsultAsked e -> {
                effects.add(new ShowConsult(ids.get(), e.asked(), e.contact(), e.agent(), contact.caller, e.dueMs()));
                show(e.agent(), contact, e.asked(), ConsultStage.ASKED);
            }
            case ConsultAccepted e ->
                effects.add(new Bridge(ids.get(), e.bridgeDueMs(), state.seatOf(e.agent()), state.seatOf(e.asked())));
            case ConsultBegan e -> showBoth(e.agent(), contact, e.asked(), ConsultStage.TALKING);
            case ConferenceBegan e -> showBoth(e.agent(), contact, e.asked(), ConsultStage.JOINED);
            case ConsultEnded e -> endConsult(e, contact);
            case ContactHandedOver e -> handOver(e, contact);
            case ContactRequeued e -> requeue(e, contact);
            case ContactReconnected e -> record(contact, e.recording(), e.recordingDueMs(), e.agent());
        }
    }

    /** The recording of a talk begins. */
    void record(Contact contact, @Nullable EffectId recording, long recordingDueMs, AgentRef agent) {
        if (recording != null && contact.bridge != null) {
            effects.add(new StartRecording(ids.get(), recordingDueMs, contact.bridge, contact.ref, agent));
        }
    }

    /** What is recorded of a contact ends. */
    void stopRecording(Contact contact) {
        if (state.isRecorded(contact) && contact.recording != null) {
            effects.add(new StopRecording(ids.get(), dueMs, contact.recording, contact.ref));
        }
    }

    /** Caller and agent are parted. */
    void part(Contact contact) {
        if (contact.bridge != null) {
            effects.add(new Unbridge(ids.get(), dueMs, contact.bridge));
        }
    }

    private void hold(HoldBegan event, Contact contact) {
        Consult consult = contact.consult;
        if (consult != null) {
            effects.add(new Leave(ids.get(), dueMs, contact.channel));
            showBoth(event.agent(), contact, consult.asked, ConsultStage.TALKING);
        } else if (contact.outside != null && contact.outside.stage == OutsideStage.JOINED) {
            effects.add(new Leave(ids.get(), dueMs, contact.channel));
            new OutsideEffects(state, ids, effects, dueMs).show(contact, contact.outside, OutsideStage.TALKING);
        } else {
            part(contact);
        }
        music(contact, contact.ref.queue());
    }

    private void join(HoldEnded event, Contact contact) {
        if (event.joined() == null) {
            return;
        }
        Consult consult = contact.consult;
        if (contact.outside != null && contact.outside.bridge != null) {
            effects.add(new Join(ids.get(), event.joinedDueMs(), contact.channel, contact.outside.bridge));
        } else if (consult != null && consult.bridge != null) {
            effects.add(new Join(ids.get(), event.joinedDueMs(), contact.channel, consult.bridge));
        } else {
            effects.add(new Bridge(ids.get(), event.joinedDueMs(), contact.channel, state.seatOf(event.agent())));
        }
    }

    private void endConsult(ConsultEnded event, Contact contact) {
        Consult consult = contact.consult;
        if (consult == null) {
            throw new IllegalStateException("no colleague is asked in contact " + contact.id());
        }
        if (event.ending() == ConsultEnding.HANDED_OVER) {
            effects.add(new ShowColleagueGone(ids.get(), event.asked(), contact.ref, event.agent(), event.ending()));
            return;
        }
        if (consult.stage == ConsultStage.JOINED) {
            leave(event.asked());
        } else if (consult.bridge != null) {
            effects.add(new Unbridge(ids.get(), dueMs, consult.bridge));
        }
        if (!consult.stage.isHeard()) {
            effects.add(new ShowOfferGone(ids.get(), event.asked(), contact.ref));
        }
        effects.add(new ShowColleagueGone(ids.get(), event.agent(), contact.ref, event.asked(), event.ending()));
    }

    private void handOver(ContactHandedOver event, Contact contact) {
        Consult consult = contact.consult;
        if (event.joined() == null) {
            leave(event.agent());
        } else if (consult != null && consult.bridge != null) {
            effects.add(new Unbridge(ids.get(), dueMs, consult.bridge));
            effects.add(new Bridge(ids.get(), event.joinedDueMs(), contact.channel, state.seatOf(event.to())));
        }
    }

    private void requeue(ContactRequeued event, Contact contact) {
        if (!state.room(event.to()).setting.recorded()) {
            stopRecording(contact);
        }
        part(contact);
        music(contact, event.to());
    }

    /** Whose seat has lost its sound has left by that. */
    private void leave(AgentRef agent) {
        Long channel = state.audio.get(agent.seat().value());
        if (channel != null) {
            effects.add(new Leave(ids.get(), dueMs, new ChannelId(channel)));
        }
    }

    private void music(Contact contact, QueueId queue) {
        effects.add(new PlayMusic(
                ids.get(), dueMs, contact.channel, state.room(queue).setting.music()));
    }

    private void showBoth(AgentRef agent, Contact contact, AgentRef asked, ConsultStage stage) {
        show(agent, contact, asked, stage);
        show(asked, contact, agent, stage);
    }

    private void show(AgentRef desk, Contact contact, AgentRef colleague, ConsultStage stage) {
        effects.add(new ShowColleague(ids.get(), desk, contact.ref, colleague, stage));
    }
}
