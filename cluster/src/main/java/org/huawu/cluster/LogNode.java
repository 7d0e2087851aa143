package org.huawu.cluster;

import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.RecordingLog;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * One node of the log, in this JVM: recovers the machine from the last snapshot and the inputs behind it, then takes
 * inputs. The JVM needs {@code --add-exports java.base/jdk.internal.misc=ALL-UNNAMED}.
 */
public final class LogNode implements AutoCloseable {

    /** Where a node stands. */
    public enum State {
        /** It recovers. */
        STARTING,
        /** It takes inputs. */
        READY,
        /** Too little room on the disk: inputs are refused, deadlines and effects go on; ends by itself with room. */
        DISK_FULL,
        /** It takes no more inputs and finishes those under way. */
        ENDING,
        /** A fault stopped it: {@link LogNode#failure()}. Everything acknowledged is on disk; start anew. */
        FAILED,
        /** Ended. */
        CLOSED
    }

    private static final long LIMIT_SECONDS = 60;
    private static final long JOURNAL_SEGMENT_BYTES = 16L << 20;

    private final LogFolder folder;
    private final LogSettings settings;
    private final long incarnation;
    private final NodeStatus status = new NodeStatus();
    private final Bell bell = new Bell();
    private final LogClient client;
    private final Journal journal;
    private final LogClock clock;
    private final LogService service;
    private @Nullable AeronNode node;
    private @Nullable AgentRunner runner;

    private LogNode(LogFolder folder, LogSettings settings, ReplicatedMachine machine, long incarnation)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.incarnation = incarnation;
        this.journal = new Journal(folder.journal(), JOURNAL_SEGMENT_BYTES);
        this.clock = new LogClock(settings.clock());
        this.client = new LogClient(status, clock, new Outlet(), bell);
        ReplicatedCore core = new ReplicatedCore(machine, settings.buildId(), journal, settings.faults());
        this.service = new LogService(core, journal, client.outlet(), clock, settings.buildId(), status);
    }

    /**
     * Starts a node and waits until it takes inputs, at most {@value #LIMIT_SECONDS} s.
     *
     * @throws LogException {@code log-folder-in-use}; {@code log-foreign-tail} when another build ended without its snapshot:
     *     start and close that build's program once, which recovers and snapshots, then this one; and those of a damaged
     *     folder
     */
    public static LogNode start(LogSettings settings, ReplicatedMachine machine) {
        LogFolder folder = LogFolder.hold(settings.folder());
        LogNode started = null;
        try {
            long incarnation = admit(folder, settings);
            started = new LogNode(folder, settings, machine, incarnation);
            started.run();
            return started;
        } catch (IOException e) {
            folder.close();
            throw new LogException(
                    "log-folder-unusable", Map.of("folder", folder.path().toString()), e);
        } catch (RuntimeException e) {
            if (started == null) {
                folder.close();
            } else {
                started.release();
            }
            throw named(e);
        }
    }

    private static LogException named(RuntimeException fault) {
        return fault instanceof LogException known
                ? known
                : new LogException(
                        "log-failed", Map.of("part", "start", "cause", String.valueOf(fault.getMessage())), fault);
    }

    /** Where it stands. */
    public State state() {
        return status.state();
    }

    /** Why it is {@link State#FAILED}; null otherwise. */
    public @Nullable LogException failure() {
        return status.failure();
    }

    /** Takes inputs and gives effects. */
    public LogClient client() {
        return client;
    }

    /** The number of this life of the log: the moment it began, in epoch milliseconds, or more. */
    public long incarnation() {
        return incarnation;
    }

    /** Bytes of a torn tail of the journal that were cut at this start; their events were written again by the replay. */
    public long journalCutBytes() {
        return journal.cutBytes();
    }

    /** Bytes of a torn tail of the log that were cut at this start; nothing in them was acknowledged. */
    public long logCutBytes() {
        return running().logCutBytes();
    }

    /** Takes a snapshot now and waits until it counts. */
    public void snapshot() {
        AeronNode running = running();
        long before = running.snapshotsTaken();
        await("snapshot", () -> running.triggerSnapshot() || running.snapshotsTaken() > before);
        await("snapshot", () -> running.snapshotsTaken() > before);
    }

    /** The machine's digest after the inputs applied so far. */
    public byte[] stateHash() {
        try {
            return service.stateHash().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notReady("stateHash");
        } catch (ExecutionException | TimeoutException e) {
            throw notReady("stateHash");
        }
    }

    /**
     * Gives room back: whole segments of the journal before that key, of the log before both the key and the snapshot before
     * the last one, and the snapshots before that.
     *
     * @param projected the last event that is safely elsewhere
     */
    public Purged purge(LogKey projected) {
        try {
            int segments = Journal.purge(folder.journal(), projected);
            return purgeArchive(segments, projected);
        } catch (IOException e) {
            throw new LogException(
                    "log-folder-unusable", Map.of("folder", folder.path().toString()), e);
        }
    }

    /**
     * What a purge gave back.
     *
     * @param journalSegments files of the journal
     * @param logStart position in bytes from which the log is still there
     * @param snapshotRecordings recordings of old snapshots, two for each
     */
    public record Purged(int journalSegments, long logStart, int snapshotRecordings) {}

    /** Ends in good order: finishes what is under way, takes a snapshot, ends. Without that the next start replays. */
    @Override
    public void close() {
        if (state() == State.CLOSED) {
            return;
        }
        boolean running = status.move(State.READY, State.ENDING) || status.move(State.DISK_FULL, State.ENDING);
        if (running && inTime(() -> status.ended().getCount() == 0)) {
            AeronNode ending = running();
            boolean shut = inTime(ending::triggerShutdown)
                    && inTime(() -> status.terminated().getCount() == 0);
            if (shut && status.failure() == null) {
                folder.lastWriter(new LogFolder.LastWriter(settings.buildId(), true, incarnation));
            }
        }
        release();
    }

    AeronNode running() {
        if (node == null) {
            throw notReady("node");
        }
        return node;
    }

    LogFolder folder() {
        return folder;
    }

    /** May this build write here, and under which incarnation? */
    private static long admit(LogFolder folder, LogSettings settings) {
        LogFolder.LastWriter last = folder.lastWriter();
        if (last != null && !last.clean() && !last.buildId().equals(settings.buildId())) {
            throw new LogException(
                    "log-foreign-tail", Map.of("writtenBy", last.buildId(), "thisBuild", settings.buildId()));
        }
        long incarnation = last == null ? settings.clock().millis() : last.incarnation();
        if (last != null && settings.backupRestored()) {
            incarnation = Math.max(last.incarnation() + 1, settings.clock().millis());
        }
        return incarnation;
    }

    private void run() {
        AeronNode starting = new AeronNode(folder, settings, status, bell);
        node = starting;
        starting.join(folder, service, clock);
        LogFolder.LastWriter writer = new LogFolder.LastWriter(settings.buildId(), false, incarnation);
        ClientLoop loop = new ClientLoop(
                settings,
                Wire.sessionOpen(incarnation, settings.buildId()),
                () -> folder.lastWriter(writer),
                client,
                starting);
        runner = new AgentRunner(bell.rest(), settings.faults()::accept, null, loop);
        AgentRunner.startOnThread(runner);
        await("start", () -> state() != State.STARTING);
        LogException failure = failure();
        if (failure != null) {
            throw failure;
        }
    }

    private Purged purgeArchive(int journalSegments, LogKey projected) {
        try (RecordingLog recordings = new RecordingLog(folder.consensus().toFile(), false);
                AeronArchive archive = running().connectArchive()) {
            long log = recordings.findLastTermRecordingId();
            long start = archive.getStartPosition(log);
            long snapshot = SnapshotPositions.beforeLast(recordings);
            long upTo = projected.incarnation() == incarnation ? Math.min(projected.position(), snapshot) : 0;
            long segment = AeronArchive.segmentFileBasePosition(0, upTo, AeronNode.TERM_BYTES, AeronNode.SEGMENT_BYTES);
            if (segment > start) {
                archive.purgeSegments(log, segment);
            }
            int snapshots = OldSnapshots.delete(recordings, archive);
            return new Purged(journalSegments, archive.getStartPosition(log), snapshots);
        }
    }

    private void release() {
        status.closed();
        CloseHelper.quietCloseAll(runner, node, journal, folder);
    }

    private void await(String what, BooleanSupplier condition) {
        if (!inTime(condition)) {
            LogException failure = failure();
            throw failure != null ? failure : notReady(what);
        }
    }

    /** Waits for the condition, up to the limit or a failure. */
    private boolean inTime(BooleanSupplier condition) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        IdleStrategy idle = AeronNode.idle();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNs || failure() != null) {
                return condition.getAsBoolean();
            }
            idle.idle();
        }
        return true;
    }

    private LogException notReady(String what) {
        return new LogException("log-not-ready", Map.of("wanted", what, "state", state().name()));
    }
}
