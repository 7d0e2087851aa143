package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.AgentEvent;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent;
import org.huawu.events.ChoiceEvent.BreakEnded;
import org.huawu.events.ChoiceEvent.NextChosen;
import org.huawu.events.ChoiceEvent.PauseBegan;
import org.huawu.events.ChoiceEvent.WrapUpExtended;
import org.huawu.events.ConnectFailure;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OutsideEvent;
import org.huawu.events.Party;
import org.huawu.events.PromptEnding;
import org.huawu.events.SupervisionEvent;
import org.huawu.events.SwitchboardEvent.ChannelRefused;
import org.huawu.events.SwitchboardEvent.OrphansFound;
import org.huawu.events.TalkEvent;
import org.huawu.events.WrapUp;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.PromptId;
import org.huawu.routing.Effect.Answer;
import org.huawu.routing.Effect.Bridge;
import org.huawu.routing.Effect.HangUpCause;
import org.huawu.routing.Effect.HangUpChannel;
import org.huawu.routing.Effect.Play;
import org.huawu.routing.Effect.PlayMusic;
import org.huawu.routing.Effect.ShowBreak;
import org.huawu.routing.Effect.ShowNext;
import org.huawu.routing.Effect.ShowOffer;
import org.huawu.routing.Effect.ShowOfferGone;
import org.huawu.routing.Effect.ShowPause;
import org.huawu.routing.Effect.ShowSignedOut;
import org.huawu.routing.Effect.ShowState;
import org.huawu.routing.Effect.ShowWrapUp;
import org.huawu.routing.Effect.StopMusic;
import org.huawu.routing.Effect.StopPlayback;
import org.huawu.routing.Effect.Unbridge;

/**
 * The effects of one event, seen from the state just before it. An order named by the event is its effect 0; only the
 * bridge of an accepted offer, and of a contact handed over or passed on, and the recording of a call out that is joined at the answer, is its effect 1.
 */
final class Effects {

    private final RoutingState state;
    private final long position;
    private final int index;
    private final List<Effect> effects;
    private int next;

    private Effects(RoutingState state, long position, int index, List<Effect> effects) {
        this.state = state;
        this.position = position;
        this.index = index;
        this.effects = effects;
    }

    /** The effects of an event that stands at {@code index} among those of the input at {@code position}. */
    static List<Effect> of(RoutingState state, Event event, long position, int index) {
        List<Effect> effects = new ArrayList<>(2);
        new Effects(state, position, index, effects).add(event);
        return effects;
    }

    private void add(Event event) {
        long dueMs = state.orderDueMs(event.atMs());
        switch (event) {
            case ContactEvent contact -> ofContact(contact, dueMs);
            case OfferEvent offer -> ofOffer(offer, dueMs);
            case AgentEvent agent -> ofAgent(agent);
            case ChoiceEvent choice -> ofChoice(choice);
            case DialEvent dial -> new DialEffects(state, this::id, effects, dueMs).add(dial);
            case TalkEvent talk -> ofTalk(dueMs).add(talk, contact(talk.contact()));
            case OutsideEvent outside ->
                new OutsideEffects(state, this::id, effects, dueMs).add(outside, contact(outside.contact()));
            case SupervisionEvent supervision ->
                new SupervisionEffects(state, this::id, effects, dueMs).add(supervision);
            case ChannelRefused e -> effects.add(new HangUpChannel(id(), dueMs, e.channel(), HangUpCause.NO_SUCH_LINE));
            case OrphansFound e ->
                e.channels().forEach(orphan -> effects.add(new HangUpChannel(id(), dueMs, orphan, HangUpCause.ORPHAN)));
            default -> {}
        }
    }

    private void ofContact(ContactEvent event, long dueMs) {
        switch (event) {
            case ContactArrived e -> effects.add(new Answer(id(), e.answerDueMs(), e.channel()));
            case ContactTurnedAway e -> effects.add(new HangUpChannel(id(), dueMs, e.channel(), HangUpCause.BUSY));
            case PromptStarted e -> effects.add(new Play(id(), dueMs, channel(e.contact()), e.prompt()));
            case PromptEnded e -> {
                if (e.ending() == PromptEnding.SKIPPED || e.ending() == PromptEnding.LIMIT) {
                    effects.add(new StopPlayback(id(), dueMs, e.playback()));
                }
            }
            case ContactQueued e -> effects.add(new PlayMusic(id(), dueMs, channel(e.contact()), music(e.contact())));
            case ContactConnected e ->
                ofTalk(dueMs).record(contact(e.contact()), e.recording(), e.recordingDueMs(), e.agent());
            case ContactEnded e -> ofEnd(e, dueMs);
            case ContactMoved e -> {
                if (contact(e.contact()).stage == ContactStage.WAITING) {
                    effects.add(new StopMusic(id(), dueMs, channel(e.contact())));
                    effects.add(new PlayMusic(
                            id(),
                            dueMs,
                            channel(e.contact()),
                            state.room(e.to()).setting.music()));
                }
            }
            case ContactEvent.ContactAnswered e -> {}
            case ContactEvent.ContactPlaced e -> {}
            case ContactEvent.QueueStepReached e -> {}
            case ContactEvent.ContactAssigned e -> {}
            case ContactEvent.ContactReleased e -> {}
            case ContactEvent.ContactKept e -> {}
            case ContactEvent.ContactFreed e -> {}
        }
    }

    private void ofEnd(ContactEnded event, long dueMs) {
        Contact contact = contact(event.contact());
        TalkEffects talk = ofTalk(dueMs);
        talk.stopRecording(contact);
        if (event.stage() == ContactStage.TALKING) {
            talk.part(contact);
        } else if (event.stage() == ContactStage.DIALLING) {
            new DialEffects(state, this::id, effects, dueMs).over(contact);
        }
        boolean isFault = event.cause() == EndCause.NETWORK || event.cause() == EndCause.CUT;
        boolean isGone = event.by() == Party.CALLER || (isFault && event.by() != Party.OUTSIDE);
        if (!isGone) {
            effects.add(new HangUpChannel(id(), dueMs, contact.channel, HangUpCause.NORMAL));
        }
    }

    private void ofOffer(OfferEvent event, long dueMs) {
        Contact contact = contact(event.contact());
        switch (event) {
            case OfferMade e -> effects.add(new ShowOffer(id(), e.agent(), e.contact(), contact.caller, e.dueMs()));
            case OfferAccepted e -> {
                Long seat = state.audio.get(e.agent().seat().value());
                if (seat == null) {
                    throw new IllegalStateException("an offer was accepted at a seat without audio");
                }
                effects.add(new StopMusic(id(), dueMs, contact.channel));
                effects.add(new Bridge(id(), e.bridgeDueMs(), contact.channel, new ChannelId(seat)));
            }
            case ConnectFailed e -> {
                if (contact.bridge != null) {
                    effects.add(new Unbridge(id(), dueMs, contact.bridge));
                }
                if (e.cause() != ConnectFailure.CALLER_GONE) {
                    effects.add(new PlayMusic(id(), dueMs, contact.channel, music(e.contact())));
                }
                effects.add(new ShowOfferGone(id(), e.agent(), e.contact()));
            }
            case OfferEvent.OfferRejected e -> effects.add(new ShowOfferGone(id(), e.agent(), e.contact()));
            case OfferEvent.OfferTimedOut e -> effects.add(new ShowOfferGone(id(), e.agent(), e.contact()));
            case OfferEvent.OfferWithdrawn e -> effects.add(new ShowOfferGone(id(), e.agent(), e.contact()));
        }
    }

    private void ofAgent(AgentEvent event) {
        switch (event) {
            case AgentSignedIn e -> effects.add(new ShowState(id(), e.agent(), AgentState.NOT_READY, null, e.atMs()));
            case AgentStateChanged e -> {
                ContactRef work =
                        Agent.hasWorkIn(e.to()) ? state.agent(e.agent().agent().value()).work : null;
                if (e.reason() != null) {
                    effects.add(new ShowBreak(id(), e.agent(), e.reason()));
                }
                effects.add(new ShowState(id(), e.agent(), e.to(), work, e.atMs()));
            }
            case AgentSignedOut e -> effects.add(new ShowSignedOut(id(), e.agent(), e.cause(), e.atMs()));
            case AgentEvent.WrapUpBegan e -> {
                int times = e.dueMs() == 0 ? 0 : wrapUpOf(e.contact()).mostTimes();
                effects.add(new ShowWrapUp(id(), e.agent(), e.contact(), e.dueMs(), times));
            }
            case AgentEvent.WrapUpEnded e -> {}
            case AgentEvent.SkillsChanged e -> {}
        }
    }

    private void ofChoice(ChoiceEvent event) {
        switch (event) {
            case NextChosen e -> effects.add(new ShowNext(id(), e.agent(), e.next(), e.reason()));
            case WrapUpExtended e -> {
                int left = Math.max(0, wrapUpOf(e.contact()).mostTimes() - e.step());
                effects.add(new ShowWrapUp(id(), e.agent(), e.contact(), e.dueMs(), left));
            }
            case PauseBegan e -> effects.add(new ShowPause(id(), e.agent(), e.dueMs()));
            case BreakEnded e -> {}
        }
    }

    private WrapUp wrapUpOf(ContactRef contact) {
        return state.room(contact.queue()).setting.wrapUp();
    }

    private TalkEffects ofTalk(long dueMs) {
        return new TalkEffects(state, this::id, effects, dueMs);
    }

    private EffectId id() {
        return EffectId.of(position, index, next++);
    }

    private Contact contact(ContactRef ref) {
        Contact contact = state.contacts.get(ref.contact().value());
        if (contact == null) {
            throw new IllegalStateException("contact " + ref.contact().value() + " has ended or never arrived");
        }
        return contact;
    }

    private ChannelId channel(ContactRef ref) {
        return contact(ref).channel;
    }

    private PromptId music(ContactRef ref) {
        return state.room(ref.queue()).setting.music();
    }
}
