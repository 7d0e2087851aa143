package org.huawu.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is replicated: the machine, log time, the session of the program in force, the inputs seen, the outbox.
 * Deterministic and without Aeron, so that a replay from scratch runs the very same code.
 *
 * <p>Outside a session (before the first, and after a clean stop) nothing reaches the machine, not even a deadline: so a
 * new build never meets anything of the build before it but its snapshot.
 */
final class ReplicatedCore {

    private static final int SNAPSHOT_VERSION = 1;
    private static final String NOBODY = "";
    /** A deadline on which the machine fails stays due; without a pause it would fill the log with timers. */
    private static final long PAUSE_AFTER_FAULT_MS = 1_000;

    private final ReplicatedMachine machine;
    private final @Nullable String ownBuild;
    private final EventSink events;
    private final Consumer<? super RuntimeException> machineFaults;
    private final SeenInputs seen = new SeenInputs();
    private final Outbox outbox = new Outbox();
    private final StagedResults results = new StagedResults();

    private String sessionBuild = NOBODY;
    private long sessions;
    private long incarnation;
    private long timeMs;
    private LogKey lastEvent = LogKey.BEGINNING;
    private long indexedPosition = -1;
    private int nextEvent;
    private int nextEffect;
    private long deadlinesFromMs;

    /**
     * @param ownBuild inputs of another build are refused; null takes all
     * @param machineFaults hears what the machine failed with
     */
    ReplicatedCore(
            ReplicatedMachine machine,
            @Nullable String ownBuild,
            EventSink events,
            Consumer<? super RuntimeException> machineFaults) {
        this.machine = machine;
        this.ownBuild = ownBuild;
        this.events = events;
        this.machineFaults = machineFaults;
    }

    /** An input or a report of done effects. */
    Acknowledgement onCommand(long position, long timestampMs, DirectBuffer buffer, int offset, int length) {
        advance(position, timestampMs);
        InputId id = new InputId(Wire.source(buffer, offset), Wire.sequence(buffer, offset));
        if (!inSession()) {
            return refused(id, Acknowledgement.Outcome.NO_SESSION);
        }
        long first = seen.positionOf(id);
        if (first > SeenInputs.NEW) {
            return new Acknowledgement(id, first, timeMs, Acknowledgement.Outcome.DUPLICATE, new byte[0]);
        }
        if (first != SeenInputs.NEW) {
            boolean isEarly = first == SeenInputs.TOO_EARLY;
            return refused(id, isEarly ? Acknowledgement.Outcome.OUT_OF_ORDER : Acknowledgement.Outcome.OUTSIDE_WINDOW);
        }
        int body = offset + Wire.HEADER_LENGTH;
        int bodyLength = length - Wire.HEADER_LENGTH;
        if (Wire.type(buffer, offset) == Wire.EFFECTS_DONE) {
            for (int at = body; at < body + bodyLength; at += Wire.KEY_LENGTH) {
                outbox.remove(Wire.key(buffer, at));
            }
            seen.add(id, position);
            return new Acknowledgement(id, position, timeMs, Acknowledgement.Outcome.APPLIED, new byte[0]);
        }
        if (outbox.isFull()) {
            return refused(id, Acknowledgement.Outcome.OUTBOX_FULL);
        }
        serveDeadlines(position - 1);
        boolean whole = run(() -> machine.onInput(position, timeMs, buffer, body, bodyLength, results));
        seen.add(id, position);
        if (deadlinesFromMs > timeMs && machine.endsPause(buffer, body, bodyLength)) {
            deadlinesFromMs = timeMs;
        }
        byte[] answer = results.answer();
        return new Acknowledgement(
                id, position, timeMs, whole ? Acknowledgement.Outcome.APPLIED : Acknowledgement.Outcome.FAULT, answer);
    }

    void onTimer(long position, long timestampMs) {
        advance(position, timestampMs);
        if (inSession()) {
            serveDeadlines(position);
        }
    }

    /** The number of the session that begins. */
    long onSessionOpen(long position, long timestampMs, long newIncarnation, String build) {
        advance(position, timestampMs);
        sessionBuild = build;
        incarnation = newIncarnation;
        sessions++;
        deadlinesFromMs = Math.max(deadlinesFromMs, timeMs + machine.pauseAfterStartMs());
        return sessions;
    }

    void onSessionEnd(long position, long timestampMs) {
        advance(position, timestampMs);
        sessionBuild = NOBODY;
    }

    /** When {@link #onTimer} is wanted, log time; {@link ReplicatedMachine#NO_DEADLINE} if never. */
    long nextTimerMs() {
        if (sessionBuild.equals(NOBODY) || machine.nextDeadlineMs() == ReplicatedMachine.NO_DEADLINE) {
            return ReplicatedMachine.NO_DEADLINE;
        }
        long soonest = outbox.isFull() ? timeMs + 100 : timeMs + 1;
        return Math.max(Math.max(machine.nextDeadlineMs(), deadlinesFromMs), soonest);
    }

    long timeMs() {
        return timeMs;
    }

    /** The newest event derived so far. */
    LogKey lastEvent() {
        return lastEvent;
    }

    Outbox outbox() {
        return outbox;
    }

    byte[] stateHash() {
        return machine.stateHash();
    }

    void write(OutputStream stream, String writerBuild) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(SNAPSHOT_VERSION);
        out.writeUTF(writerBuild);
        out.writeUTF(sessionBuild);
        out.writeLong(sessions);
        out.writeLong(incarnation);
        out.writeLong(timeMs);
        out.writeLong(deadlinesFromMs);
        out.writeLong(lastEvent.incarnation());
        out.writeLong(lastEvent.position());
        out.writeInt(lastEvent.index());
        seen.write(out);
        outbox.write(out);
        byte[] hash = machine.stateHash();
        out.writeInt(hash.length);
        out.write(hash);
        machine.writeSnapshot(out);
        out.flush();
    }

    void read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int version = in.readInt();
        if (version != SNAPSHOT_VERSION) {
            throw new LogException("log-snapshot-differs", Map.of("version", version));
        }
        String writerBuild = in.readUTF();
        sessionBuild = in.readUTF();
        sessions = in.readLong();
        incarnation = in.readLong();
        timeMs = in.readLong();
        deadlinesFromMs = in.readLong();
        lastEvent = new LogKey(in.readLong(), in.readLong(), in.readInt());
        seen.read(in);
        outbox.read(in);
        byte[] hash = in.readNBytes(in.readInt());
        if (!Arrays.equals(hash, machine.readSnapshot(in))) {
            String expected = HexFormat.of().formatHex(hash);
            throw new LogException("log-snapshot-differs", Map.of("writtenBy", writerBuild, "hash", expected));
        }
    }

    private void advance(long position, long timestampMs) {
        timeMs = Math.max(timeMs, timestampMs);
        if (position != indexedPosition) {
            indexedPosition = position;
            nextEvent = 0;
            nextEffect = 0;
        }
    }

    private boolean inSession() {
        if (sessionBuild.equals(NOBODY)) {
            return false;
        }
        if (ownBuild != null && !ownBuild.equals(sessionBuild)) {
            throw new LogException("log-foreign-tail", Map.of("writtenBy", sessionBuild, "thisBuild", ownBuild));
        }
        return true;
    }

    private void serveDeadlines(long position) {
        if (Math.max(machine.nextDeadlineMs(), deadlinesFromMs) > timeMs || outbox.isFull()) {
            return;
        }
        if (!run(() -> machine.onDeadline(position, timeMs, results))) {
            deadlinesFromMs = timeMs + PAUSE_AFTER_FAULT_MS;
        }
    }

    /** Runs the machine and hands out its results if it came back whole. */
    private boolean run(Runnable call) {
        results.clear();
        try {
            call.run();
        } catch (LogException broken) {
            throw broken;
        } catch (RuntimeException e) {
            machineFaults.accept(e);
            results.clear();
            return false;
        }
        results.forEachEvent((buffer, offset, length) -> {
            lastEvent = new LogKey(incarnation, indexedPosition, nextEvent++);
            events.event(lastEvent, timeMs, buffer, offset, length);
        });
        results.forEachEffect((buffer, offset, length) ->
                outbox.add(new LogKey(incarnation, indexedPosition, nextEffect++), buffer, offset, length));
        return true;
    }

    private Acknowledgement refused(InputId id, Acknowledgement.Outcome outcome) {
        return new Acknowledgement(id, 0, timeMs, outcome, new byte[0]);
    }
}
