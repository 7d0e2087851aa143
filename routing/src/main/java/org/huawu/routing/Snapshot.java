package org.huawu.routing;

import java.util.Arrays;
import java.util.List;
import org.huawu.events.Configuration;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.ContactStage;
import org.huawu.events.Fields;
import org.huawu.events.HoldCause;
import org.huawu.events.Sealed;
import org.huawu.kernel.PersonId;
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
    public static final int FORMAT = 6;

    /** The first format with skills, steps and what strategies look at. */
    static final int WITH_SKILLS = 2;

    /** The first format with hours and shares. */
    static final int WITH_HOURS = 3;

    /** The first format with hold, colleagues and contacts that go on after a talk. */
    static final int WITH_TALKS = 4;

    /** The first format with calls out. */
    static final int WITH_CALLS_OUT = 5;
    /** The first format with supervisors who watch. */
    static final int WITH_WATCHES = 5;

    /** The first format with numbers outside. */
    static final int WITH_OUTSIDE = 5;
    /** The first format with what agents choose to be next, and with agents who did not take a contact. */
    static final int WITH_CHOICES = 6;

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
        state.agents.values().forEach(agent -> AgentForm.write(out, agent));
        out.number(state.audio.size());
        state.audio.forEach((seat, channel) -> {
            out.number(seat);
            out.number(channel);
        });
        out.number(state.contacts.size());
        state.contacts.values().forEach(contact -> ContactForm.write(out, contact));
        out.number(state.recordings.size());
        state.recordings.values().forEach(recording -> write(out, recording));
        out.number(state.shares.ledgers.size());
        state.shares.ledgers.values().forEach(ledger -> write(out, ledger));
        List<LastTalk> talks = state.lastAgents.inOrder();
        out.number(talks.size());
        talks.forEach(talk -> write(out, talk));
        state.watches.write(out);
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
        List<Agent> agents = Fields.list(in, capacity.agents(), each -> AgentForm.read(each, format));
        for (Agent agent : agents) {
            rising.check(agent.id());
            state.add(agent);
            state.due(Deadline.Kind.AGENT, 0, agent.dueMs, agent.id());
        }
        rising = new Rising();
        for (int left = in.count(capacity.seats()); left > 0; left--) {
            long seat = in.number();
            rising.check(seat);
            state.connect(seat, in.number());
        }
        rising = new Rising();
        for (Contact contact : Fields.list(in, capacity.contacts(), each -> ContactForm.read(each, format))) {
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
        if (format >= WITH_WATCHES) {
            state.watches.read(in);
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
        if (contact.outside != null) {
            state.byChannel.put(contact.outside.channel.value(), contact);
        }
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

    private static void write(ByteWriter out, LastTalk talk) {
        out.text(talk.caller());
        Fields.id(out, talk.agent());
        out.number(talk.atMs());
    }

    private static LastTalk lastTalk(ByteReader in) {
        return new LastTalk(0, in.text(MOST_CALLER), new PersonId(in.number()), in.number());
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
