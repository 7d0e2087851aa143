package org.huawu.routing;

import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huawu.events.AgentEvent;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ChoiceEvent;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationEvent;
import org.huawu.events.ConfigurationEvent.ConfigurationActivated;
import org.huawu.events.ConfigurationEvent.ConfigurationStaged;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.OutsideEvent;
import org.huawu.events.ProgramEvent;
import org.huawu.events.RecordingEvent;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.RecordingEvent.RecordingStarted;
import org.huawu.events.SupervisionEvent;
import org.huawu.events.SwitchboardEvent;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.events.TalkEvent;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * All that the core knows: contacts, agents, seats' audio, recordings awaited, and the configuration, with what is staged
 * of the next. Changed by {@link #apply} alone, on one thread. What can be derived (queues, deadlines, who waits for what) is kept beside it in
 * sorted order and never written into a snapshot.
 */
public final class RoutingState {

    private static final long ORDER_LIMIT_BEFORE_CONFIGURATION_MS = 5_000;

    final Capacity capacity;
    private final boolean isAtWork;
    long nowMs;
    long epoch;
    long lastPlace;
    long lastTurn;
    long lastOffer;

    @Nullable
    Configuration configuration;

    @Nullable
    StagedRevision staged;

    final TreeMap<Long, Contact> contacts = new TreeMap<>();
    final TreeMap<Long, Agent> agents = new TreeMap<>();
    /** The channel of each seat with audio. */
    final TreeMap<Long, Long> audio = new TreeMap<>();

    final TreeMap<EffectId, AwaitedRecording> recordings = new TreeMap<>();

    final TreeMap<Long, Contact> byChannel = new TreeMap<>();
    final TreeMap<EffectId, Contact> byAwaited = new TreeMap<>();
    final TreeMap<Long, Agent> bySeat = new TreeMap<>();
    /** The seat of each channel that is one's audio. */
    final TreeMap<Long, Long> seatByChannel = new TreeMap<>();

    /** Contacts in a talk whose agent could be heard no more, by id. */
    final TreeMap<Long, Contact> cutOff = new TreeMap<>();

    final LastAgents lastAgents = new LastAgents();
    final Shares shares = new Shares();
    final Watches watches = new Watches();
    final WaitingRooms rooms;
    final TreeSet<Deadline> deadlines = new TreeSet<>();
    private final TreeMap<Long, LineSetting> lines = new TreeMap<>();
    private final TreeMap<Long, AgentSetting> settings = new TreeMap<>();
    private final AgentChanges agentChanges = new AgentChanges(this);
    private final ContactChanges contactChanges = new ContactChanges(this);
    private final TalkChanges talkChanges = new TalkChanges(this, contactChanges);
    private final DialChanges dialChanges = new DialChanges(this, contactChanges);
    private final OutsideChanges outsideChanges = new OutsideChanges(this, contactChanges);

    /** An empty state. */
    public RoutingState(Capacity capacity) {
        this(capacity, true);
    }

    /** @param isAtWork false for one that only follows: what can be derived is not kept there, and it decides nothing */
    RoutingState(Capacity capacity, boolean isAtWork) {
        this.capacity = capacity;
        this.isAtWork = isAtWork;
        this.rooms = new WaitingRooms(isAtWork);
    }

    /** The time of the last event, in the log's ms; the core's time never goes back behind it. */
    public long nowMs() {
        return nowMs;
    }

    /** When the next {@link Input.DeadlineReached} is wanted, in the log's ms; it may lie in the past. */
    public OptionalLong nextDeadlineMs() {
        long nextMs = Math.min(
                signOfLifeDueMs(),
                deadlines.isEmpty() ? Long.MAX_VALUE : deadlines.first().dueMs());
        return nextMs == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(nextMs);
    }

    /** When a sign of life is due if nothing happens before; never, {@code Long.MAX_VALUE}, while nothing is under way. */
    long signOfLifeDueMs() {
        return contacts.isEmpty() && agents.isEmpty() ? Long.MAX_VALUE : nowMs + Standstill.SIGN_EVERY_MS;
    }

    /** Hash of the state's canonical bytes, as 64 hexadecimal digits: equal for equal states and for no others. */
    public String hash() {
        return Snapshot.hash(this);
    }

    /** The same state once more, at work, with nothing shared. */
    RoutingState copy() {
        return Snapshot.decode(new Snapshot("copy", this).encode()).state();
    }

    /** The same state once more, which only follows. */
    RoutingState follower() {
        return Snapshot.follower(this);
    }

    /** Takes an event into the state. Events are applied once each, in their order. */
    public void apply(Event event) {
        nowMs = Math.max(nowMs, event.atMs());
        switch (event) {
            case ContactEvent contact -> contactChanges.apply(contact);
            case OfferEvent offer -> contactChanges.apply(offer);
            case AgentEvent agent -> agentChanges.apply(agent);
            case ChoiceEvent choice -> agentChanges.apply(choice);
            case RecordingEvent recording -> apply(recording);
            case SwitchboardEvent switchboard -> apply(switchboard);
            case ConfigurationEvent change -> apply(change);
            case ProgramEvent program -> {}
            case TalkEvent talk -> talkChanges.apply(talk);
            case DialEvent dial -> dialChanges.apply(dial);
            case SupervisionEvent supervision -> watches.apply(supervision, audio);
            case OutsideEvent outside -> outsideChanges.apply(outside);
        }
    }

    long orderDueMs(long atMs) {
        Configuration known = configuration;
        return atMs + (known == null ? ORDER_LIMIT_BEFORE_CONFIGURATION_MS : known.orderLimitMs());
    }

    /** The configuration, which is there as soon as a contact is. */
    Configuration configured() {
        Configuration known = configuration;
        if (known == null) {
            throw new IllegalStateException("no configuration is active");
        }
        return known;
    }

    @Nullable
    LineSetting line(long line) {
        return lines.get(line);
    }

    @Nullable
    AgentSetting setting(long agent) {
        return settings.get(agent);
    }

    /** The queue of a contact. */
    WaitingRoom room(QueueId queue) {
        return rooms.of(queue);
    }

    /** Puts an agent into the queues served, or takes the agent out, by state, audio, skills and configuration. */
    void refresh(Agent agent) {
        rooms.notReady(agent);
        AgentSetting setting = settings.get(agent.id());
        boolean isHeard = audio.containsKey(agent.ref.seat().value());
        rooms.staffed(agent, setting != null && isHeard && agent.isThere() ? setting.queues() : List.of());
        if (agent.state == AgentState.READY && setting != null && isHeard) {
            rooms.ready(agent, setting.queues());
        }
    }

    /** Counts an agent's skills as of {@link Agent#skillsAtMs}. */
    void countSkills(Agent agent) {
        AgentSetting setting = settings.get(agent.id());
        agent.skills = setting == null ? Skills.NONE : new Skills(setting.skills(), agent.skillsAtMs);
        due(Deadline.Kind.SKILLS, agent.skillsDueMs, agent.skills.nextChangeMs(), agent.id());
        agent.skillsDueMs = agent.skills.nextChangeMs();
    }

    /** A configuration comes into force; queues, agents' skills and what is due for those who wait follow from it. */
    void configure(Configuration next) {
        configuration = next;
        lines.clear();
        next.lines().forEach(line -> lines.put(line.line().value(), line));
        settings.clear();
        next.agents().forEach(agent -> settings.put(agent.agent().value(), agent));
        rooms.configure(next);
        shares.configure(next);
        for (Agent agent : agents.values()) {
            agent.forgetQueues();
            agent.staffed.clear();
            countSkills(agent);
            refresh(agent);
        }
        for (Contact contact : contacts.values()) {
            if (contact.isQueued()) {
                contact.closesMs = room(contact.ref.queue()).opening.closesMs(nowMs);
            }
            if (contact.stage == ContactStage.WAITING) {
                rooms.enter(contact);
                contactDue(contact, room(contact.ref.queue()).dueMs(contact));
            }
        }
    }

    void contactDue(Contact contact, long dueMs) {
        due(Deadline.Kind.CONTACT, contact.dueMs, dueMs, contact.id());
        contact.dueMs = dueMs;
    }

    void due(Deadline.Kind kind, long beforeMs, long dueMs, long id) {
        due(new Deadline(beforeMs, kind, id, 0), dueMs);
    }

    void recordingDue(AwaitedRecording recording, long dueMs) {
        EffectId id = recording.id;
        due(new Deadline(recording.dueMs, Deadline.Kind.RECORDING, id.position(), id.index()), dueMs);
        recording.dueMs = dueMs;
    }

    private void due(Deadline before, long dueMs) {
        if (!isAtWork || before.dueMs() == dueMs) {
            return;
        }
        if (before.dueMs() > 0) {
            deadlines.remove(before);
        }
        if (dueMs > 0) {
            deadlines.add(new Deadline(dueMs, before.kind(), before.id(), before.index()));
        }
    }

    /** Whether an agent's seat has sound. */
    boolean isHeard(AgentRef agent) {
        return audio.containsKey(agent.seat().value());
    }

    /** The channel of an agent's seat, which is to have sound. */
    ChannelId seatOf(AgentRef agent) {
        Long channel = audio.get(agent.seat().value());
        if (channel == null) {
            throw new IllegalStateException("seat " + agent.seat().value() + " is to be joined and has no sound");
        }
        return new ChannelId(channel);
    }

    /** Whether a contact is being recorded, or is about to be. */
    boolean isRecorded(Contact contact) {
        return contact.recording != null && recordings.containsKey(contact.recording);
    }

    /** Why a channel cannot be another's: it belongs to one contact or to one seat; null when it is nobody's. */
    @Nullable
    Rejection channelTaken(ChannelId channel) {
        Contact contact = byChannel.get(channel.value());
        Long seat = seatByChannel.get(channel.value());
        RejectionFacts facts = RejectionFacts.of("channel", channel.value());
        if (contact != null) {
            return new Rejection(
                    "channel-exists", facts.and("contact", contact.id()).sorted());
        }
        return seat == null
                ? null
                : new Rejection("channel-exists", facts.and("seat", seat).sorted());
    }

    Agent agent(long id) {
        Agent agent = agents.get(id);
        if (agent == null) {
            throw new IllegalStateException("agent " + id + " is at work and not signed in");
        }
        return agent;
    }

    void add(Agent agent) {
        agents.put(agent.id(), agent);
        bySeat.put(agent.ref.seat().value(), agent);
        countSkills(agent);
    }

    void connect(long seat, long channel) {
        audio.put(seat, channel);
        seatByChannel.put(channel, seat);
    }

    private void apply(RecordingEvent event) {
        AwaitedRecording recording = recordings.get(event.recording());
        if (recording == null) {
            throw new IllegalStateException("recording " + event.recording() + " is not awaited");
        }
        switch (event) {
            case RecordingStarted e -> {
                recording.isStarted = true;
                Contact contact = contacts.get(recording.contact.contact().value());
                if (contact != null && recording.id.equals(contact.recording)) {
                    recordingDue(recording, 0);
                }
            }
            case RecordingSaved e -> remove(recording);
            case RecordingFailed e -> remove(recording);
        }
    }

    private void remove(AwaitedRecording recording) {
        recordingDue(recording, 0);
        recordings.remove(recording.id);
    }

    private void apply(SwitchboardEvent event) {
        switch (event) {
            case EpochOpened e -> {
                epoch = e.epoch();
                giveRecordingsTime(e.atMs());
                agentChanges.giveWrapUpsTime(e.atMs());
                watches.epochBegan();
            }
            case SeatAudioConnected e -> {
                connect(e.seat().value(), e.channel().value());
                refreshSeat(e.seat().value());
                waitForSound(e.seat().value(), 0);
            }
            case SeatAudioLost e -> {
                audio.remove(e.seat().value());
                seatByChannel.remove(e.channel().value());
                refreshSeat(e.seat().value());
                waitForSound(e.seat().value(), e.atMs());
            }
            case SwitchboardEvent.OrphansFound e -> {}
            case SwitchboardEvent.ChannelRefused e -> {}
            case SwitchboardEvent.SoundMeasured e -> {}
        }
    }

    /** What an earlier epoch left behind is repaired and reported in this one; until then it has not failed. */
    private void giveRecordingsTime(long nowMs) {
        for (AwaitedRecording recording : recordings.values()) {
            if (recording.dueMs > 0) {
                recordingDue(
                        recording,
                        Math.max(recording.dueMs, nowMs + configured().recordingLimitMs()));
            }
        }
    }

    private void apply(ConfigurationEvent event) {
        switch (event) {
            case ConfigurationStaged e -> {
                if (staged == null || staged.revision != e.part().revision()) {
                    staged = new StagedRevision(e.part());
                }
                staged.add(e.part());
            }
            case ConfigurationActivated e -> {
                if (staged == null || staged.revision != e.revision()) {
                    throw new IllegalStateException("revision " + e.revision() + " is not staged");
                }
                agents.values().forEach(agent -> agent.skillsAtMs = e.atMs());
                configure(ConfigurationBytes.decode(staged.bytes()));
                staged = null;
            }
        }
    }

    /**
     * A caller who is put aside waits for the sound of the agent at a seat, so long as the queue says.
     *
     * @param lostMs since when there is none; 0 when there is, and nothing to wait for
     */
    private void waitForSound(long seat, long lostMs) {
        Agent agent = bySeat.get(seat);
        Contact contact = agent == null || agent.work == null
                ? null
                : contacts.get(agent.work.contact().value());
        if (agent != null && contact != null && contact.held != null && agent.ref.equals(contact.agent)) {
            contactDue(
                    contact,
                    lostMs == 0 ? 0 : lostMs + room(contact.ref.queue()).setting.returnLimitMs());
        }
    }

    private void refreshSeat(long seat) {
        Agent agent = bySeat.get(seat);
        if (agent != null) {
            refresh(agent);
        }
    }
}
