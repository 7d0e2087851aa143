package org.huawu.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.huawu.events.AgentEvent;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.SkillsChanged;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent;
import org.huawu.events.ConfigurationEvent;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactPlaced;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.ContactEvent.ContactTurnedAway;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.OfferEvent.OfferWithdrawn;
import org.huawu.events.OutsideEvent;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.ContactReturned;
import org.huawu.events.ProgramEvent;
import org.huawu.events.RecordingEvent;
import org.huawu.events.SupervisionEvent;
import org.huawu.events.SwitchboardEvent;
import org.huawu.events.SwitchboardEvent.ChannelRefused;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.SwitchboardEvent.OrphansFound;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.events.SwitchboardEvent.SoundMeasured;
import org.huawu.events.TalkEvent;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * What goes on now: folded from events in their order, and restorable from its rows. It holds the contacts that were
 * queued, or called and answered, and have not ended, the agents signed in, and the seats with sound; how many there may be, the routing core's capacity says. For one
 * thread.
 */
public final class Live {

    private final TreeMap<Long, LiveContact> contacts = new TreeMap<>();
    private final TreeMap<Long, LiveAgent> agents = new TreeMap<>();
    private final TreeMap<Long, LiveSound> sounds = new TreeMap<>();

    /** Nothing goes on. */
    public Live() {}

    /** What went on when the rows were kept; the events behind them follow. */
    public Live(Collection<LiveContact> contacts, Collection<LiveAgent> agents, Collection<LiveSound> sounds) {
        contacts.forEach(this::put);
        agents.forEach(this::put);
        sounds.forEach(this::put);
    }

    /**
     * A contact in a queue, or in a talk that came from it or from a call out.
     *
     * @param contact which
     * @param stage waiting, offered, connecting, talking, or passed on to a number outside
     * @param queuedMs since when it is in the queue, or since the answer of a call out; of one that waits once more after a talk since then
     * @param stageMs since when it is in the stage
     */
    public record LiveContact(ContactRef contact, ContactStage stage, long queuedMs, long stageMs) {}

    /**
     * An agent signed in.
     *
     * @param agent who
     * @param state in which state
     * @param sinceMs since when
     * @param reason of a break, or none
     */
    public record LiveAgent(
            AgentRef agent,
            AgentState state,
            long sinceMs,
            @Nullable ReasonId reason) {}

    /**
     * The sound of a seat: without it nothing is offered to the agent there.
     *
     * @param seat which
     * @param channel by which it hears and is heard
     */
    public record LiveSound(SeatId seat, ChannelId channel) {}

    /**
     * A queue now.
     *
     * @param queue which
     * @param waiting callers who wait, those with an offer out included
     * @param longestSinceMs since when the first of them is in the queue; 0 when nobody waits
     * @param connecting callers being joined with an agent
     * @param talking callers in a talk
     */
    public record LiveQueue(QueueId queue, int waiting, long longestSinceMs, int connecting, int talking) {

        private LiveQueue with(LiveContact contact) {
            return switch (contact.stage()) {
                case WAITING, OFFERED ->
                    new LiveQueue(
                            queue,
                            waiting + 1,
                            waiting == 0 ? contact.queuedMs() : Math.min(longestSinceMs, contact.queuedMs()),
                            connecting,
                            talking);
                case CONNECTING -> new LiveQueue(queue, waiting, longestSinceMs, connecting + 1, talking);
                case TALKING -> new LiveQueue(queue, waiting, longestSinceMs, connecting, talking + 1);
                case ANSWERING, PROMPT, DIALLING, PASSED_ON -> this;
            };
        }
    }

    /** Takes an event in. */
    public void apply(Event event) {
        switch (event) {
            case ContactEvent contact -> apply(contact);
            case OfferEvent offer -> apply(offer);
            case AgentEvent agent -> apply(agent);
            case RecordingEvent recording -> {}
            case SwitchboardEvent switchboard -> apply(switchboard);
            case ConfigurationEvent configuration -> {}
            case ProgramEvent program -> {}
            case TalkEvent talk -> apply(talk);
            case DialEvent dial -> apply(dial);
            case SupervisionEvent supervision -> {}
            case OutsideEvent outside -> apply(outside);
            case ChoiceEvent choice -> {}
        }
    }

    /** The row of a contact; none when it is not in a queue or talk. */
    public Optional<LiveContact> contact(ContactId contact) {
        return Optional.ofNullable(contacts.get(contact.value()));
    }

    /** The row of an agent; none when not signed in. */
    public Optional<LiveAgent> agent(PersonId agent) {
        return Optional.ofNullable(agents.get(agent.value()));
    }

    /** The row of a seat's sound; none when it has none. */
    public Optional<LiveSound> sound(SeatId seat) {
        return Optional.ofNullable(sounds.get(seat.value()));
    }

    /** All rows of contacts, by id. */
    public List<LiveContact> contacts() {
        return List.copyOf(contacts.values());
    }

    /** All rows of agents, by id. */
    public List<LiveAgent> agents() {
        return List.copyOf(agents.values());
    }

    /** All rows of seats' sound, by seat. */
    public List<LiveSound> sounds() {
        return List.copyOf(sounds.values());
    }

    /** The agents, by id, who are ready and to whom nothing is offered since their seats have no sound. */
    public List<LiveAgent> readyWithoutSound() {
        return agents.values().stream()
                .filter(agent -> agent.state() == AgentState.READY)
                .filter(agent -> !sounds.containsKey(agent.agent().seat().value()))
                .toList();
    }

    /** The queues in which there is a contact, by id. */
    public List<LiveQueue> queues() {
        TreeMap<Long, LiveQueue> queues = new TreeMap<>();
        for (LiveContact contact : contacts.values()) {
            QueueId queue = contact.contact().queue();
            LiveQueue before = queues.getOrDefault(queue.value(), new LiveQueue(queue, 0, 0, 0, 0));
            queues.put(queue.value(), before.with(contact));
        }
        return new ArrayList<>(queues.values());
    }

    /** How many of some agents are in each state; a state with nobody is left out. */
    public SortedMap<AgentState, Integer> states(Predicate<AgentRef> who) {
        SortedMap<AgentState, Integer> states = new TreeMap<>();
        for (LiveAgent agent : agents.values()) {
            if (who.test(agent.agent())) {
                states.merge(agent.state(), 1, Integer::sum);
            }
        }
        return states;
    }

    private void apply(ContactEvent event) {
        switch (event) {
            case ContactQueued e -> put(new LiveContact(e.contact(), ContactStage.WAITING, e.atMs(), e.atMs()));
            case ContactConnected e -> stage(e.contact(), ContactStage.TALKING, e.atMs());
            case ContactEnded e -> contacts.remove(e.contact().contact().value());
            case ContactMoved e -> moved(e);
            case ContactPlaced e -> {}
            case QueueStepReached e -> {}
            case ContactAssigned e -> {}
            case ContactReleased e -> {}
            case ContactEvent.ContactKept e -> {}
            case ContactEvent.ContactFreed e -> {}
            case ContactArrived e -> {}
            case ContactTurnedAway e -> {}
            case ContactAnswered e -> {}
            case PromptStarted e -> {}
            case PromptEnded e -> {}
        }
    }

    private void apply(OfferEvent event) {
        ContactStage stage = switch (event) {
            case OfferMade e -> ContactStage.OFFERED;
            case OfferAccepted e -> ContactStage.CONNECTING;
            case OfferRejected e -> ContactStage.WAITING;
            case OfferTimedOut e -> ContactStage.WAITING;
            case OfferWithdrawn e -> ContactStage.WAITING;
            case ConnectFailed e -> ContactStage.WAITING;
        };
        stage(event.contact(), stage, event.atMs());
    }

    /** Hold and colleagues change nothing: the caller is in a talk all the while. */
    private void apply(TalkEvent event) {
        switch (event) {
            case ContactRequeued e ->
                put(new LiveContact(e.contact().in(e.to()), ContactStage.WAITING, e.atMs(), e.atMs()));
            case ContactReconnected e -> stage(e.contact(), ContactStage.TALKING, e.atMs());
            default -> {}
        }
    }

    /** Who is passed on is in no agent's talk any more, and not gone either. */
    private void apply(OutsideEvent event) {
        switch (event) {
            case ContactPassedOn e -> stage(e.contact(), ContactStage.PASSED_ON, e.atMs());
            case ContactReturned e -> put(new LiveContact(e.contact(), ContactStage.WAITING, e.atMs(), e.atMs()));
            default -> {}
        }
    }

    /** A call out is there from the answer on: before it nobody is in a queue or a talk. */
    private void apply(DialEvent event) {
        if (event instanceof CalleeAnswered e) {
            put(new LiveContact(e.contact(), ContactStage.TALKING, e.atMs(), e.atMs()));
        }
    }

    private void apply(AgentEvent event) {
        switch (event) {
            case AgentSignedIn e -> put(new LiveAgent(e.agent(), AgentState.NOT_READY, e.atMs(), null));
            case AgentStateChanged e -> put(new LiveAgent(e.agent(), e.to(), e.atMs(), e.reason()));
            case AgentSignedOut e -> agents.remove(e.agent().agent().value());
            case WrapUpBegan e -> {}
            case WrapUpEnded e -> {}
            case SkillsChanged e -> {}
        }
    }

    private void apply(SwitchboardEvent event) {
        switch (event) {
            case SeatAudioConnected e -> put(new LiveSound(e.seat(), e.channel()));
            case SeatAudioLost e -> sounds.remove(e.seat().value());
            case EpochOpened e -> {}
            case OrphansFound e -> {}
            case ChannelRefused e -> {}
            case SoundMeasured e -> {}
        }
    }

    private void stage(ContactRef contact, ContactStage stage, long atMs) {
        LiveContact before = contacts.get(contact.contact().value());
        if (before == null) {
            throw new IllegalStateException("contact " + contact.contact().value() + " is in no queue");
        }
        put(new LiveContact(contact, stage, before.queuedMs(), atMs));
    }

    /** One that is moved before it was queued is not there yet. */
    private void moved(ContactMoved event) {
        LiveContact before = contacts.get(event.contact().contact().value());
        if (before != null) {
            put(new LiveContact(event.contact().in(event.to()), before.stage(), before.queuedMs(), before.stageMs()));
        }
    }

    private void put(LiveContact contact) {
        contacts.put(contact.contact().contact().value(), contact);
    }

    private void put(LiveSound sound) {
        sounds.put(sound.seat().value(), sound);
    }

    private void put(LiveAgent agent) {
        agents.put(agent.agent().agent().value(), agent);
    }
}
