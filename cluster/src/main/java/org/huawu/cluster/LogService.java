package org.huawu.cluster;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.jspecify.annotations.Nullable;

/** Drives the replicated core from the committed log, and hands out what it yields. One thread. */
final class LogService implements ClusteredService {

    private static final long TIMER = 1;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final ReplicatedCore core;
    private final Journal journal;
    private final Outlet outlet;
    private final LogClock clock;
    private final String buildId;
    private final NodeStatus status;
    private final AtomicReference<@Nullable CompletableFuture<byte[]>> hashWanted = new AtomicReference<>();

    private @Nullable Cluster cluster;
    private long scheduledMs = UNKNOWN;
    private long servedGeneration;
    private @Nullable LogKey handedOut;

    LogService(ReplicatedCore core, Journal journal, Outlet outlet, LogClock clock, String buildId, NodeStatus status) {
        this.core = core;
        this.journal = journal;
        this.outlet = outlet;
        this.clock = clock;
        this.buildId = buildId;
        this.status = status;
    }

    /** The machine's digest after everything applied so far, taken by the service's thread. */
    CompletableFuture<byte[]> stateHash() {
        CompletableFuture<byte[]> wanted = new CompletableFuture<>();
        CompletableFuture<byte[]> before = hashWanted.getAndSet(wanted);
        if (before != null) {
            before.cancel(false);
        }
        return wanted;
    }

    @Override
    public void onStart(Cluster started, @Nullable Image snapshot) {
        cluster = started;
        guard(() -> {
            if (snapshot != null) {
                SnapshotInput in = new SnapshotInput(snapshot, started.idleStrategy());
                core.read(in);
                in.finish();
                if (journal.last().compareTo(core.lastEvent()) < 0) {
                    throw new LogException(
                            "log-journal-behind-snapshot",
                            Map.of(
                                    "journal",
                                    journal.last().toString(),
                                    "snapshot",
                                    core.lastEvent().toString()));
                }
            }
            clock.notBefore(core.timeMs());
        });
    }

    @Override
    public void onSessionMessage(
            ClientSession session, long timestamp, DirectBuffer buffer, int offset, int length, Header header) {
        guard(() -> {
            command(cluster().logPosition(), timestamp, buffer, offset, length);
            clock.notBefore(core.timeMs());
            schedule();
        });
    }

    @Override
    public void onTimerEvent(long correlationId, long timestamp) {
        guard(() -> {
            scheduledMs = UNKNOWN;
            core.onTimer(cluster().logPosition(), timestamp);
            clock.notBefore(core.timeMs());
            schedule();
        });
    }

    @Override
    public void onTakeSnapshot(ExclusivePublication publication) {
        guard(() -> {
            journal.sync();
            SnapshotOutput out = new SnapshotOutput(publication, cluster().idleStrategy());
            core.write(out, buildId);
            out.finish();
        });
    }

    @Override
    public int doBackgroundWork(long nowNs) {
        if (status.failure() != null) {
            return 0;
        }
        int[] work = new int[1];
        guard(() -> {
            journal.flush();
            work[0] = isLeader() ? handOutEffects() : 0;
            CompletableFuture<byte[]> wanted = hashWanted.getAndSet(null);
            if (wanted != null) {
                wanted.complete(core.stateHash());
            }
        });
        return work[0];
    }

    @Override
    public void onSessionOpen(ClientSession session, long timestamp) {
        // Our own sessions are commands in the log; those of the transport mean nothing to us.
    }

    @Override
    public void onSessionClose(ClientSession session, long timestamp, CloseReason closeReason) {
        // As with onSessionOpen.
    }

    @Override
    public void onRoleChange(Cluster.Role newRole) {
        servedGeneration = 0;
        scheduledMs = UNKNOWN;
    }

    @Override
    public void onTerminate(Cluster terminated) {
        if (status.failure() == null) {
            journal.sync();
        }
    }

    private void command(long position, long timestamp, DirectBuffer buffer, int offset, int length) {
        switch (Wire.type(buffer, offset)) {
            case Wire.INPUT, Wire.EFFECTS_DONE -> {
                Acknowledgement acknowledgement = core.onCommand(position, timestamp, buffer, offset, length);
                if (isLeader()) {
                    tell(() -> outlet.acknowledged(acknowledgement));
                }
            }
            case Wire.SESSION_OPEN -> {
                String build = Wire.buildId(buffer, offset, length);
                long number = core.onSessionOpen(position, timestamp, Wire.source(buffer, offset), build);
                if (isLeader()) {
                    tell(() -> outlet.number(Outlet.SESSION, number));
                }
            }
            case Wire.SESSION_END -> {
                core.onSessionEnd(position, timestamp);
                if (isLeader()) {
                    tell(() -> outlet.number(Outlet.ENDED, 0));
                }
            }
            default -> throw new LogException("log-failed", Map.of("unknownCommand", Wire.type(buffer, offset)));
        }
    }

    /** Waits for room: the client's thread always reads on. */
    private void tell(BooleanSupplier message) {
        Cluster target = cluster();
        target.idleStrategy().reset();
        while (!message.getAsBoolean()) {
            target.idleStrategy().idle();
        }
    }

    private int handOutEffects() {
        long generation = outlet.effectsWanted();
        if (generation == 0) {
            return 0;
        }
        if (generation != servedGeneration) {
            servedGeneration = generation;
            handedOut = null;
        }
        int count = 0;
        Map.Entry<LogKey, DirectBuffer> next = core.outbox().after(handedOut);
        while (next != null && outlet.effect(next.getKey(), next.getValue())) {
            handedOut = next.getKey();
            count++;
            next = core.outbox().after(handedOut);
        }
        return count;
    }

    /**
     * Keeps exactly one timer in the cluster: that of the machine's earliest deadline. A run of the program begins with a
     * command of ours, so a timer that the run before left behind is set anew before it matters.
     */
    private void schedule() {
        if (!isLeader()) {
            return;
        }
        long wantedMs = core.nextTimerMs();
        if (wantedMs == scheduledMs) {
            return;
        }
        Cluster target = cluster();
        target.idleStrategy().reset();
        while (!(wantedMs == ReplicatedMachine.NO_DEADLINE
                ? target.cancelTimer(TIMER)
                : target.scheduleTimer(TIMER, wantedMs))) {
            target.idleStrategy().idle();
        }
        scheduledMs = wantedMs;
    }

    private boolean isLeader() {
        return cluster().role() == Cluster.Role.LEADER;
    }

    private Cluster cluster() {
        return Objects.requireNonNull(cluster, "not started");
    }

    /** A fault here ends the service: going on would leave a hole in the state. */
    private void guard(Step step) {
        if (status.failure() != null) {
            throw new AgentTerminationException("failed before");
        }
        try {
            step.run();
        } catch (AgentTerminationException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            status.fail("service", e);
            throw new AgentTerminationException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
