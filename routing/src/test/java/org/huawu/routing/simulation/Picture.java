package org.huawu.routing.simulation;

import java.util.TreeMap;
import org.huawu.events.AgentEvent;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentEvent.SkillsChanged;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.AgentEvent.WrapUpEnded;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent;
import org.huawu.events.ChoiceEvent.BreakEnded;
import org.huawu.events.ChoiceEvent.NextChosen;
import org.huawu.events.ChoiceEvent.PauseBegan;
import org.huawu.events.ChoiceEvent.WrapUpExtended;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationEvent.ConfigurationActivated;
import org.huawu.events.ConfigurationEvent.ConfigurationStaged;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactFreed;
import org.huawu.events.ContactEvent.ContactKept;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactPlaced;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent;
import org.huawu.events.Event;
import org.huawu.events.NextState;
import org.huawu.events.OfferEvent;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.OfferEvent.OfferRejected;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.SkillLevel;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.events.TalkEvent;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/** What the events alone tell of the house: who is there, who waits where, what is in force. It knows nothing of the core's state. */
final class Picture {

    private static final long MILLIONTHS = 1_000_000;

    final TreeMap<Long, SeenContact> contacts = new TreeMap<>();
    final TreeMap<Long, SeenAgent> agents = new TreeMap<>();
    /** The channel of each seat with sound. */
    final TreeMap<Long, Long> audio = new TreeMap<>();

    private final TreeMap<Integer, ConfigurationPart> staged = new TreeMap<>();
    private long stagedRevision;

    @Nullable
    private SeenSettings settings;

    long epoch;
    long lastMs = Long.MIN_VALUE;
    private long numbers;
    private long turns;
    private long offers;

    @Nullable
    SeenSettings settingsOrNone() {
        return settings;
    }

    SeenSettings settings() {
        if (settings == null) {
            throw new BrokenRule("something happens only under a configuration", "nothing is in force");
        }
        return settings;
    }

    SeenContact contact(ContactRef ref) {
        SeenContact contact = contacts.get(ref.contact().value());
        if (contact == null) {
            throw new BrokenRule("a contact is there from its arrival to its end", ref.toString());
        }
        return contact;
    }

    @Nullable
    SeenContact byChannel(long channel) {
        for (SeenContact contact : contacts.values()) {
            if (contact.channel.value() == channel) {
                return contact;
            }
        }
        return null;
    }

    SeenAgent agent(long id) {
        SeenAgent agent = agents.get(id);
        if (agent == null) {
            throw new BrokenRule("an agent is there from sign-in to sign-out", "agent " + id);
        }
        return agent;
    }

    /** How many wait in a queue and are offered to nobody. */
    int waitingIn(QueueId queue) {
        int waiting = 0;
        for (SeenContact contact : contacts.values()) {
            waiting += contact.isWaiting() && contact.ref.queue().equals(queue) ? 1 : 0;
        }
        return waiting;
    }

    boolean hasAudio(SeenAgent agent) {
        return audio.containsKey(agent.seat());
    }

    /** Whether an agent is ready to be offered something. */
    boolean isReady(SeenAgent agent) {
        return agent.state == AgentState.READY && hasAudio(agent) && settings().agent(agent.id()) != null;
    }

    /** Whether an agent may be offered a contact that waits: queue, skills, and for whom it is reserved. */
    boolean mayTake(SeenAgent agent, SeenContact contact) {
        AgentSetting setting = settings().agent(agent.id());
        if (setting == null || !setting.queues().contains(contact.ref.queue())) {
            return false;
        }
        if (contact.reservedFor != null && !contact.reservedFor.equals(agent.ref.vendor())) {
            return false;
        }
        if (contact.keptFor != null && contact.keptFor.agent().value() != agent.id()) {
            return false;
        }
        for (SkillLevel need : contact.needs) {
            if (settings().level(agent, need.skill()) < need.level()) {
                return false;
            }
        }
        return settings().step(contact).need().isMetBy(skill -> settings().level(agent, skill));
    }

    void apply(Event event) {
        lastMs = Math.max(lastMs, event.atMs());
        switch (event) {
            case ContactEvent contact -> apply(contact);
            case OfferEvent offer -> apply(offer);
            case AgentEvent agent -> apply(agent);
            case TalkEvent talk -> PictureOfTalks.apply(this, talk);
            case DialEvent dial -> PictureOfDials.apply(this, dial);
            case ChoiceEvent choice -> apply(choice);
            case EpochOpened e -> {
                epoch = e.epoch();
                agents.values().forEach(agent -> giveTime(agent, e.atMs()));
            }
            case SeatAudioConnected e -> {
                audio.put(e.seat().value(), e.channel().value());
                heldDue(e.seat().value(), Long.MAX_VALUE);
            }
            case SeatAudioLost e -> {
                audio.remove(e.seat().value());
                heldDue(e.seat().value(), e.atMs());
            }
            case ConfigurationStaged e -> {
                if (e.part().revision() != stagedRevision) {
                    staged.clear();
                    stagedRevision = e.part().revision();
                }
                staged.put(e.part().part(), e.part());
            }
            case ConfigurationActivated e -> activate(e.atMs());
            default -> {}
        }
    }

    private void giveTime(SeenAgent agent, long atMs) {
        QueueSetting queue = agent.state != AgentState.WRAP_UP || agent.work == null
                ? null
                : settings().queueOrNone(agent.work.queue());
        if (queue != null && agent.wrapUpDueMs < Long.MAX_VALUE) {
            agent.wrapUpDueMs = Math.max(agent.wrapUpDueMs, atMs + queue.wrapUpLimitMs());
        }
    }

    /** A caller who is put aside is not kept for ever from one who cannot hear him. */
    private void heldDue(long seat, long lostMs) {
        for (SeenContact contact : contacts.values()) {
            if (contact.isHeld && contact.agent != null && contact.agent.seat() == seat) {
                contact.dueMs = lostMs == Long.MAX_VALUE
                        ? lostMs
                        : lostMs + settings().queue(contact.ref.queue()).returnLimitMs();
            }
        }
    }

    private void activate(long atMs) {
        SeenSettings next = new SeenSettings(ConfigurationBytes.decode(ConfigurationBytes.join(staged.values())));
        staged.clear();
        stagedRevision = 0;
        settings = next;
        agents.values().forEach(agent -> agent.skillsAtMs = atMs);
        for (SeenContact contact : contacts.values()) {
            if (contact.isQueued()) {
                contact.closesMs = next.closesMs(contact.ref.queue(), atMs);
            }
        }
    }

    private void apply(ContactEvent event) {
        switch (event) {
            case ContactArrived e -> {
                SeenContact contact = new SeenContact(e.contact(), e.channel(), e.atMs(), e.answerDueMs());
                contact.caller = e.caller();
                contacts.put(e.contact().contact().value(), contact);
            }
            case ContactAnswered e -> contact(e.contact()).isAnswered = true;
            case PromptStarted e -> {
                SeenContact contact = contact(e.contact());
                contact.stage = ContactStage.PROMPT;
                contact.promptedMs = e.atMs();
                contact.dueMs = e.limitDueMs();
            }
            case ContactPlaced e -> {
                SeenContact contact = contact(e.contact());
                contact.contactClass = e.contactClass();
                contact.creditMs = e.creditMs();
                contact.needs = e.needs();
            }
            case ContactQueued e -> {
                SeenContact contact = contact(e.contact());
                contact.number = ++numbers;
                contact.queuedMs = e.atMs();
                enter(contact, e.atMs());
            }
            case ContactMoved e -> move(contact(e.contact()), e);
            case QueueStepReached e -> contact(e.contact()).step = e.step();
            case ContactAssigned e -> {
                SeenContact contact = contact(e.contact());
                contact.reservedFor = e.vendor();
                contact.reservedUntilMs = e.untilMs();
            }
            case ContactReleased e -> contact(e.contact()).reservedFor = null;
            case ContactKept e -> {
                SeenContact contact = contact(e.contact());
                contact.keptFor = e.agent();
                contact.keptUntilMs = e.untilMs();
            }
            case ContactFreed e -> contact(e.contact()).keptFor = null;
            case ContactConnected e -> {
                SeenContact contact = contact(e.contact());
                contact.waitedMs = e.waitedMs();
                PictureOfTalks.connect(contact, e.atMs());
            }
            case ContactEnded e -> {
                SeenContact contact = contact(e.contact());
                if (contact.stage == ContactStage.DIALLING && contact.agent != null) {
                    contact.agent.work = null;
                }
                contacts.remove(contact.id());
            }
            default -> {}
        }
    }

    long nextNumber() {
        return ++numbers;
    }

    void enter(SeenContact contact, long atMs) {
        contact.stage = ContactStage.WAITING;
        contact.enteredMs = atMs;
        contact.returns = 0;
        contact.closesMs = settings().closesMs(contact.ref.queue(), atMs);
    }

    private void move(SeenContact contact, ContactMoved event) {
        contact.ref = contact.ref.in(event.to());
        if (contact.isWaiting()) {
            contact.reservedFor = null;
            contact.keptFor = null;
            contact.step = 0;
            enter(contact, event.atMs());
        }
    }

    private void apply(OfferEvent event) {
        SeenContact contact = contact(event.contact());
        SeenAgent agent = agent(event.agent().agent().value());
        switch (event) {
            case OfferMade e -> {
                contact.stage = ContactStage.OFFERED;
                contact.agent = agent;
                contact.offeredMs = e.atMs();
                contact.dueMs = e.dueMs();
                agent.work = contact.ref;
                agent.lastOffer = ++offers;
            }
            case OfferAccepted e -> {
                contact.stage = ContactStage.CONNECTING;
                contact.dueMs = e.bridgeDueMs();
            }
            default -> {
                contact.backFrom = contact.stage;
                contact.backMs = event.atMs();
                contact.stage = ContactStage.WAITING;
                contact.agent = null;
                agent.work = null;
                if (event instanceof OfferRejected || event instanceof OfferTimedOut) {
                    contact.passedBy(event.agent().agent());
                    contact.returns++;
                }
            }
        }
    }

    private void apply(ChoiceEvent event) {
        SeenAgent agent = agent(event.agent().agent().value());
        switch (event) {
            case NextChosen e -> {
                agent.next = e.next();
                agent.nextReason = e.reason();
            }
            case WrapUpExtended e -> {
                agent.extensions = e.step();
                agent.wrapUpDueMs = e.dueMs();
            }
            case PauseBegan e -> agent.pauseDueMs = e.dueMs();
            case BreakEnded e -> agent.isBreakTold = true;
        }
    }

    private void apply(AgentEvent event) {
        long id = event.agent().agent().value();
        switch (event) {
            case AgentSignedIn e -> agents.put(id, new SeenAgent(e.agent(), e.atMs()));
            case AgentStateChanged e -> change(agent(id), e);
            case SkillsChanged e -> agent(id).skillsAtMs = e.atMs();
            case WrapUpBegan e -> {
                SeenAgent agent = agent(id);
                agent.work = e.contact();
                agent.wrapUpSinceMs = e.atMs();
                agent.wrapUpDueMs = e.dueMs() == 0 ? Long.MAX_VALUE : e.dueMs();
                agent.extensions = 0;
            }
            case WrapUpEnded e -> agent(id).work = null;
            case AgentSignedOut e -> agents.remove(id);
            default -> {}
        }
    }

    private void change(SeenAgent agent, AgentStateChanged event) {
        long spanMs = event.atMs() - agent.sinceMs;
        AgentState from = agent.state;
        agent.spentMs += spanMs;
        boolean wasAtWork = switch (from) {
            case CONNECTING, TALKING, HELD, CONSULTING, DIALLING, WRAP_UP -> true;
            default -> false;
        };
        agent.busyMs += wasAtWork ? spanMs : 0;
        if (agent.isPausing()) {
            agent.pauseDueMs = Long.MAX_VALUE;
        }
        agent.state = event.to();
        agent.sinceMs = event.atMs();
        agent.reason = event.reason();
        agent.isBreakTold = false;
        if (!agent.isBusy() && agent.state != AgentState.WRAP_UP) {
            agent.work = null;
            agent.next = NextState.READY;
            agent.nextReason = null;
        }
        if (event.to() == AgentState.READY && from != AgentState.OFFERED && from != AgentState.CONNECTING) {
            agent.turn = ++turns;
            agent.occupancy = agent.busyMs * MILLIONTHS / Math.max(1, event.atMs() - agent.signedInMs);
        }
    }
}
