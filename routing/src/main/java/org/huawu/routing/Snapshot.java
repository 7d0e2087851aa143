package org.huawu.routing;

import java.util.Arrays;
import java.util.List;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.ContactClass;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.Fields;
import org.huawu.events.HoldCause;
import org.huawu.events.Sealed;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.LastAgents.LastTalk;
import org.jspecify.annotations.Nullable;

/**
 * The state as bytes: the format's version, the id of the build whose rules made it, then the state itself in one form.
 *
 * @param buildId which build's rules made the state, 1..64 printable characters
 * @param state the state
 */
public record Snapshot(String buildId, RoutingState state) {

    /** The version of the format. */
    public static final int FORMAT = 4;

    /** The first format with skills, steps and what strategies look at. */
    private static final int WITH_SKILLS = 2;

    /** The first format with hours and shares. */
    private static final int WITH_HOURS = 3;

    /** The first format with hold, colleagues and contacts that go on after a talk. */
    private static final int WITH_TALKS = 4;

    /** The most bytes of a snapshot. */
    public static final int MOST_BYTES = 64 << 20;

    private static final int MOST_BUILD_ID = 64;
    /** A token as hexadecimal digits, behind the id of a client. */
    private static final int MOST_CALLER = 2 * Sealed.MOST_TOKEN_BYTES + 20;

    public Snapshot {
        if (buildId.isEmpty() || buildId.length() > MOST_BUILD_ID) {
            throw new IllegalArgumentException("a build id has 1.." + MOST_BUILD_ID + " characters");
        }
    }

    /** The bytes of a snapshot. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter(MOST_BYTES);
        out.number(FORMAT);
        out.text(buildId);
        write(out, state);
        return out.toByteArray();
    }

    /**
     * The build whose rules made a snapshot, read without reading the state.
     *
     * @throws MalformedBytesException when the bytes begin like no snapshot of this format
     */
    public static String buildIdOf(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        format(in);
        return in.text(MOST_BUILD_ID);
    }

    /**
     * The snapshot that bytes stand for.
     *
     * @throws MalformedBytesException when they stand for none
     */
    public static Snapshot decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        long format = format(in);
        String buildId = in.text(MOST_BUILD_ID);
        try {
            Snapshot snapshot = new Snapshot(buildId, read(in, format, true));
            in.end();
            return snapshot;
        } catch (IllegalArgumentException | IllegalStateException outOfRange) {
            throw new MalformedBytesException("a snapshot with a field out of range", outOfRange);
        }
    }

    /**
     * The hash of the state as the writer of a snapshot reckoned it: that of the state where the format is today's, of the bytes where
     * it is an older one, in which the state has another hash today.
     *
     * @throws MalformedBytesException when the bytes begin like no snapshot
     */
    public String hashAsWritten(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        if (format(in) == FORMAT) {
            return state.hash();
        }
        in.text(MOST_BUILD_ID);
        return ConfigurationBytes.digest(Arrays.copyOfRange(bytes, in.position(), bytes.length));
    }

    /** A state that follows another one. */
    static RoutingState follower(RoutingState state) {
        ByteWriter out = new ByteWriter(MOST_BYTES);
        write(out, state);
        return read(new ByteReader(out.toByteArray()), FORMAT, false);
    }

    static String hash(RoutingState state) {
        ByteWriter out = new ByteWriter(MOST_BYTES);
        write(out, state);
        return ConfigurationBytes.digest(out.toByteArray());
    }

    private static long format(ByteReader in) {
        long format = in.number();
        if (format < 1 || format > FORMAT) {
            throw new MalformedBytesException("unknown format " + format + " of a snapshot");
        }
        return format;
    }

    private static void write(ByteWriter out, RoutingState state) {
        out.number(state.capacity.contacts());
        out.number(state.capacity.agents());
        out.number(state.capacity.seats());
        out.number(state.nowMs);
        out.number(state.epoch);
        out.number(state.lastPlace);
        out.number(state.lastTurn);
        out.number(state.lastOffer);
        out.flag(state.configuration != null);
        if (state.configuration != null) {
            out.bytes(ConfigurationBytes.encode(state.configuration));
        }
        write(out, state.staged);
        out.number(state.agents.size());
        state.agents.values().forEach(agent -> write(out, agent));
        out.number(state.audio.size());
        state.audio.forEach((seat, channel) -> {
            out.number(seat);
            out.number(channel);
        });
        out.number(state.contacts.size());
        state.contacts.values().forEach(contact -> write(out, contact));
        out.number(state.recordings.size());
        state.recordings.values().forEach(recording -> write(out, recording));
        out.number(state.shares.ledgers.size());
        state.shares.ledgers.values().forEach(ledger -> write(out, ledger));
        List<LastTalk> talks = state.lastAgents.inOrder();
        out.number(talks.size());
        talks.forEach(talk -> write(out, talk));
    }

    private static RoutingState read(ByteReader in, long format, boolean isAtWork) {
        Capacity capacity =
                new Capacity(in.count(Integer.MAX_VALUE), in.count(Integer.MAX_VALUE), in.count(Integer.MAX_VALUE));
        RoutingState state = new RoutingState(capacity, isAtWork);
        state.nowMs = in.number();
        state.epoch = in.number();
        state.lastPlace = in.number();
        state.lastTurn = in.number();
        state.lastOffer = format >= WITH_SKILLS ? in.number() : 0;
        if (in.flag()) {
            state.configure(
                    format >= WITH_SKILLS
                            ? ConfigurationBytes.decode(in.bytes(ConfigurationBytes.MOST_BYTES))
                            : ConfigurationBytes.decodeVersion1(in));
        }
        state.staged = staged(in);
        Rising rising = new Rising();
        List<Agent> agents = Fields.list(in, capacity.agents(), each -> agent(each, format));
        for (Agent agent : agents) {
            rising.check(agent.id());
            state.add(agent);
            state.due(Deadline.Kind.WRAP_UP, 0, agent.dueMs, agent.id());
        }
        rising = new Rising();
        for (int left = in.count(capacity.seats()); left > 0; left--) {
            long seat = in.number();
            rising.check(seat);
            state.connect(seat, in.number());
        }
        rising = new Rising();
        for (Contact contact : Fields.list(in, capacity.contacts(), each -> contact(each, format))) {
            rising.check(contact.id());
            restore(state, contact);
        }
        for (AwaitedRecording recording : Fields.list(in, 2 * capacity.contacts(), Snapshot::recording)) {
            if (!state.recordings.isEmpty() && state.recordings.lastKey().compareTo(recording.id) >= 0) {
                throw new MalformedBytesException("recordings are not in the order of their ids");
            }
            state.recordings.put(recording.id, recording);
            long dueMs = recording.dueMs;
            recording.dueMs = 0;
            state.recordingDue(recording, dueMs);
        }
        if (format >= WITH_HOURS) {
            state.shares.restore(Fields.list(in, Configuration.MOST_SHARES, Snapshot::ledger));
        }
        if (format >= WITH_TALKS) {
            Fields.list(in, LastAgents.MOST, Snapshot::lastTalk)
                    .forEach(talk -> state.lastAgents.remember(talk.caller(), talk.agent(), talk.atMs()));
        }
        agents.forEach(state::refresh);
        return state;
    }

    private static void write(ByteWriter out, @Nullable StagedRevision staged) {
        out.number(staged == null ? 0 : staged.count());
        if (staged != null) {
            staged.present().forEach(part -> Fields.part(out, part));
        }
    }

    private static @Nullable StagedRevision staged(ByteReader in) {
        StagedRevision staged = null;
        Rising rising = new Rising();
        for (ConfigurationPart part : Fields.list(in, ConfigurationPart.MOST_PARTS, Fields::part)) {
            rising.check(part.part());
            if (staged == null) {
                staged = new StagedRevision(part);
            }
            staged.add(part);
        }
        return staged;
    }

    private static void restore(RoutingState state, Contact contact) {
        state.contacts.put(contact.id(), contact);
        state.byChannel.put(contact.channel.value(), contact);
        if (contact.held == HoldCause.AGENT_AUDIO_LOST) {
            state.cutOff.put(contact.id(), contact);
        }
        if (contact.awaited != null) {
            state.byAwaited.put(contact.awaited, contact);
        }
        state.due(Deadline.Kind.CONTACT, 0, contact.dueMs, contact.id());
        if (contact.stage == ContactStage.WAITING) {
            state.rooms.enter(contact);
        }
    }

    private static void write(ByteWriter out, Agent agent) {
        Fields.agent(out, agent.ref);
        out.choice(agent.state);
        out.number(agent.sinceMs);
        out.number(agent.turn);
        out.number(agent.dueMs);
        out.number(agent.signedInMs);
        out.number(agent.busyMs);
        out.number(agent.occupancy);
        out.number(agent.lastOffer);
        out.number(agent.skillsAtMs);
        ContactRef work = agent.work;
        out.flag(work != null);
        if (work != null) {
            Fields.contact(out, work);
        }
    }

    private static Agent agent(ByteReader in, long format) {
        Agent agent = new Agent(Fields.agent(in), 0);
        agent.state = in.choice(AgentState.values());
        agent.sinceMs = in.number();
        agent.turn = in.number();
        agent.dueMs = in.number();
        if (format >= WITH_SKILLS) {
            agent.signedInMs = in.number();
            agent.busyMs = in.number();
            agent.occupancy = in.number();
            agent.lastOffer = in.number();
            agent.skillsAtMs = in.number();
        } else {
            agent.signedInMs = agent.sinceMs;
            agent.skillsAtMs = agent.sinceMs;
        }
        agent.work = in.flag() ? Fields.contact(in) : null;
        return agent;
    }

    private static void write(ByteWriter out, Contact contact) {
        Fields.contact(out, contact.ref);
        Fields.id(out, contact.channel);
        Fields.sealed(out, contact.caller);
        out.number(contact.arrivedMs);
        out.choice(contact.stage);
        Fields.optionalEffect(out, contact.awaited);
        out.number(contact.dueMs);
        Fields.id(out, contact.prompt);
        out.number(contact.number);
        out.number(contact.queuedMs);
        out.choice(contact.contactClass);
        out.number(contact.creditMs);
        Fields.levels(out, contact.needs);
        out.number(contact.enteredMs);
        out.number(contact.closesMs);
        writeShare(out, contact);
        out.number(contact.step);
        Fields.optionalAgent(out, contact.agent);
        out.number(contact.offeredMs);
        Fields.optionalEffect(out, contact.bridge);
        out.number(contact.connectedMs);
        Fields.optionalEffect(out, contact.recording);
        writeTalk(out, contact);
    }

    private static void writeTalk(ByteWriter out, Contact contact) {
        out.number(contact.waitedMs);
        out.number(contact.heldSinceMs);
        if (contact.held != null) {
            out.choice(contact.held);
        }
        Consult consult = contact.consult;
        out.flag(consult != null);
        if (consult != null) {
            Fields.agent(out, consult.asked);
            out.number(consult.askedMs);
            out.choice(consult.stage);
            out.number(consult.sinceMs);
            Fields.optionalEffect(out, consult.bridge);
        }
        Fields.optionalAgent(out, contact.talkedWith);
        out.number(contact.requeuedMs);
        Fields.optionalAgent(out, contact.keptFor);
        out.number(contact.keptUntilMs);
    }

    private static void write(ByteWriter out, LastTalk talk) {
        out.text(talk.caller());
        Fields.id(out, talk.agent());
        out.number(talk.atMs());
    }

    private static LastTalk lastTalk(ByteReader in) {
        return new LastTalk(0, in.text(MOST_CALLER), new PersonId(in.number()), in.number());
    }

    private static void readTalk(ByteReader in, Contact contact) {
        contact.waitedMs = in.number();
        contact.heldSinceMs = in.number();
        contact.held = contact.heldSinceMs == 0 ? null : in.choice(HoldCause.values());
        if (in.flag()) {
            Consult consult = new Consult(Fields.agent(in), in.number());
            consult.stage = in.choice(ConsultStage.values());
            consult.sinceMs = in.number();
            consult.bridge = Fields.optionalEffect(in);
            contact.consult = consult;
        }
        contact.talkedWith = Fields.optionalAgent(in);
        contact.requeuedMs = in.number();
        contact.keptFor = Fields.optionalAgent(in);
        contact.keptUntilMs = in.number();
    }

    private static void writeShare(ByteWriter out, Contact contact) {
        Fields.id(out, contact.reservedFor);
        out.number(contact.reservedUntilMs);
        Fields.id(out, contact.share);
        out.number(contact.shareSince);
        Fields.id(out, contact.countedFor);
    }

    private static void readShare(ByteReader in, Contact contact) {
        contact.reservedFor = Fields.optionalId(in, VendorId::new);
        contact.reservedUntilMs = in.number();
        contact.share = Fields.optionalId(in, ShareId::new);
        contact.shareSince = in.number();
        contact.countedFor = Fields.optionalId(in, VendorId::new);
    }

    private static Contact contact(ByteReader in, long format) {
        Contact contact = new Contact(Fields.contact(in), Fields.channel(in), Fields.sealed(in), in.number());
        contact.stage = in.choice(ContactStage.values());
        contact.awaited = Fields.optionalEffect(in);
        contact.dueMs = in.number();
        contact.prompt = Fields.optionalId(in, PromptId::new);
        contact.number = in.number();
        contact.queuedMs = in.number();
        if (format >= WITH_SKILLS) {
            contact.contactClass = in.choice(ContactClass.values());
            contact.creditMs = in.number();
            contact.needs = Fields.levels(in);
            contact.enteredMs = in.number();
            if (format >= WITH_HOURS) {
                contact.closesMs = in.number();
                readShare(in, contact);
            }
            contact.step = in.count(Configuration.MOST_STEPS_OF_A_QUEUE);
        } else {
            contact.enteredMs = contact.queuedMs;
        }
        contact.agent = Fields.optionalAgent(in);
        contact.offeredMs = in.number();
        contact.bridge = Fields.optionalEffect(in);
        contact.connectedMs = in.number();
        contact.recording = Fields.optionalEffect(in);
        if (format >= WITH_TALKS) {
            readTalk(in, contact);
        } else if (contact.stage == ContactStage.TALKING) {
            contact.waitedMs = contact.connectedMs - contact.queuedMs;
        }
        return contact;
    }

    private static void write(ByteWriter out, ShareLedger ledger) {
        Fields.share(out, ledger.setting);
        out.number(ledger.since);
        for (int i = 0; i < ledger.taken.length; i++) {
            out.number(ledger.taken[i]);
            out.number(ledger.apart[i]);
            // even for what is owed to it, odd for what it owes
            out.number(ledger.owed[i] >= 0 ? 2 * ledger.owed[i] : -2 * ledger.owed[i] - 1);
        }
    }

    private static ShareLedger ledger(ByteReader in) {
        ShareLedger ledger = new ShareLedger(Fields.share(in), in.number());
        for (int i = 0; i < ledger.taken.length; i++) {
            ledger.taken[i] = in.number();
            ledger.apart[i] = in.number();
            long owed = in.number();
            ledger.owed[i] = owed % 2 == 0 ? owed / 2 : -(owed / 2) - 1;
        }
        return ledger;
    }

    private static void write(ByteWriter out, AwaitedRecording recording) {
        Fields.effect(out, recording.id);
        Fields.contact(out, recording.contact);
        Fields.agent(out, recording.agent);
        out.flag(recording.isStarted);
        out.number(recording.dueMs);
    }

    private static AwaitedRecording recording(ByteReader in) {
        AwaitedRecording recording = new AwaitedRecording(Fields.effect(in), Fields.contact(in), Fields.agent(in), 0);
        recording.isStarted = in.flag();
        recording.dueMs = in.number();
        return recording;
    }

    /** Sees to it that ids, all 1 or more, stand in their order, each once. */
    private static final class Rising {

        private long last;

        void check(long id) {
            if (id <= last) {
                throw new MalformedBytesException("ids are not in their order");
            }
            last = id;
        }
    }
}
