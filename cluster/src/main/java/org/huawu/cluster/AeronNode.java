package org.huawu.cluster;

import io.aeron.Aeron;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.PriorityHeapTimerServiceSupplier;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.service.ClusterTerminationException;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.AeronException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Aeron's parts of one node, tuned: media driver, archive and consensus module, each on one thread; all of it over shared
 * memory, without a socket. Every write to the log is synced before it counts.
 */
final class AeronNode implements AutoCloseable {

    static final int SEGMENT_BYTES = 16 << 20;
    static final int TERM_BYTES = 4 << 20;
    private static final int SYNC_DATA = 1;
    private static final String LOG = "aeron:ipc?term-length=4m";
    private static final String SMALL = "aeron:ipc?term-length=64k";
    private static final String INGRESS = "aeron:ipc?term-length=1m";
    private static final String NO_NETWORK = "aeron:udp?endpoint=localhost:0";
    /** Names only: on shared memory nobody opens these ports. */
    private static final String MEMBERS = "0,localhost:1,localhost:2,localhost:3,localhost:4,localhost:5";

    private final LogSettings settings;
    private final NodeStatus status;
    private final Bell bell;
    private final long logCutBytes;
    private final MediaDriver driver;
    private final Archive archive;
    private final AtomicReference<@Nullable Throwable> lastFault = new AtomicReference<>();
    private @Nullable ConsensusModule consensus;
    private @Nullable ClusteredServiceContainer container;

    /** Mends the tail of what is recorded, starts driver and archive; {@link #join} starts the rest. */
    AeronNode(LogFolder folder, LogSettings settings, NodeStatus status, Bell bell) {
        this.settings = settings;
        this.status = status;
        this.bell = bell;
        this.logCutBytes = mend(folder);
        this.driver = MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(settings.driverFolder().toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(idle())
                .termBufferSparseFile(true)
                .ipcTermBufferLength(1 << 20)
                .publicationTermBufferLength(1 << 20)
                .errorHandler(fault -> fault("driver", fault)));
        try {
            this.archive = Archive.launch(new Archive.Context()
                    .aeronDirectoryName(settings.driverFolder().toString())
                    .archiveDir(folder.archive().toFile())
                    .threadingMode(ArchiveThreadingMode.SHARED)
                    .idleStrategySupplier(bell::rest)
                    .controlChannelEnabled(false)
                    .localControlChannel(SMALL)
                    .archiveClientContext(new AeronArchive.Context().controlResponseChannel(SMALL))
                    .replicationChannel(NO_NETWORK)
                    .recordingEventsEnabled(false)
                    .fileSyncLevel(SYNC_DATA)
                    .catalogFileSyncLevel(SYNC_DATA)
                    .segmentFileLength(SEGMENT_BYTES)
                    .recordChecksum(new FrameChecksum())
                    .replayChecksum(new FrameChecksum())
                    .lowStorageSpaceThreshold(32L << 20)
                    .errorHandler(fault -> fault("archive", fault)));
        } catch (RuntimeException e) {
            driver.close();
            throw e;
        }
    }

    static IdleStrategy idle() {
        return new BackoffIdleStrategy(0, 1, TimeUnit.MICROSECONDS.toNanos(50), TimeUnit.MICROSECONDS.toNanos(2_000));
    }

    void join(LogFolder folder, LogService service, LogClock clock) {
        consensus = ConsensusModule.launch(new ConsensusModule.Context()
                .aeronDirectoryName(settings.driverFolder().toString())
                .clusterDir(folder.consensus().toFile())
                .clusterMemberId(0)
                .clusterMembers(MEMBERS)
                .ingressChannel(INGRESS)
                .egressChannel(SMALL)
                .logChannel(LOG)
                .consensusChannel(SMALL)
                .replicationChannel(NO_NETWORK)
                .archiveContext(archiveContext())
                .clusterClock(clock)
                .timerServiceSupplier(new PriorityHeapTimerServiceSupplier())
                .fileSyncLevel(SYNC_DATA)
                .idleStrategySupplier(bell::rest)
                .startupCanvassTimeoutNs(TimeUnit.SECONDS.toNanos(4))
                .electionTimeoutNs(TimeUnit.MILLISECONDS.toNanos(200))
                .leaderHeartbeatTimeoutNs(TimeUnit.MILLISECONDS.toNanos(2_000))
                .leaderHeartbeatIntervalNs(TimeUnit.MILLISECONDS.toNanos(100))
                .terminationHook(() -> ended("consensus"))
                .errorHandler(fault -> fault("consensus", fault)));
        container = ClusteredServiceContainer.launch(new ClusteredServiceContainer.Context()
                .aeronDirectoryName(settings.driverFolder().toString())
                .clusterDir(folder.consensus().toFile())
                .archiveContext(archiveContext())
                .clusteredService(service)
                .idleStrategySupplier(bell::rest)
                .terminationHook(() -> ended("service"))
                .errorHandler(fault -> fault("service", fault)));
    }

    Aeron connect() {
        return Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(settings.driverFolder().toString())
                .useConductorAgentInvoker(true)
                .errorHandler(fault -> fault("client", fault)));
    }

    AeronCluster connectCluster(Aeron aeron) {
        return AeronCluster.connect(new AeronCluster.Context()
                .aeron(aeron)
                .ownsAeronClient(false)
                .ingressChannel(INGRESS)
                .egressChannel(SMALL)
                .idleStrategy(idle())
                .messageTimeoutNs(TimeUnit.SECONDS.toNanos(5))
                .errorHandler(fault -> fault("client", fault)));
    }

    AeronArchive connectArchive() {
        return AeronArchive.connect(archiveContext());
    }

    boolean triggerSnapshot() {
        return toggle(ClusterControl.ToggleState.SNAPSHOT);
    }

    /** Takes a snapshot and ends consensus module and service behind it. */
    boolean triggerShutdown() {
        return toggle(ClusterControl.ToggleState.SHUTDOWN);
    }

    long snapshotsTaken() {
        ConsensusModule running = consensus;
        return running == null ? 0 : running.context().snapshotCounter().get();
    }

    /** Bytes of a torn tail that were cut from log and snapshots before the archive opened them. */
    long logCutBytes() {
        return logCutBytes;
    }

    Archive archive() {
        return archive;
    }

    MediaDriver driver() {
        return driver;
    }

    private static long mend(LogFolder folder) {
        try {
            return LogTail.mend(folder.archive());
        } catch (IOException e) {
            throw new LogException(
                    "log-folder-unusable", Map.of("folder", folder.path().toString()), e);
        }
    }

    /** A part ended: in good order only when the node is about to. */
    private void ended(String part) {
        if (!status.isEnding()) {
            Throwable before = lastFault.get();
            status.fail(part, before == null ? new IllegalStateException("it ended by itself") : before);
        }
        status.terminated().countDown();
    }

    private void fault(String part, Throwable fault) {
        if (fault instanceof ClusterTerminationException end && end.isExpected()) {
            return;
        }
        lastFault.set(fault);
        if (isFatal(fault) && !status.isEnding()) {
            status.fail(part, fault);
        }
        settings.faults().accept(fault);
    }

    /** Whether the part that reports it cannot go on. */
    private static boolean isFatal(Throwable fault) {
        return fault instanceof AgentTerminationException
                || (fault instanceof AeronException known && known.category() == AeronException.Category.FATAL);
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(container, consensus, archive, driver);
    }

    private boolean toggle(ClusterControl.ToggleState wanted) {
        ConsensusModule running = consensus;
        return running != null && wanted.toggle(running.context().controlToggleCounter());
    }

    private AeronArchive.Context archiveContext() {
        return archiveContext(settings);
    }

    /** How to reach the archive of a node, also from another process. */
    static AeronArchive.Context archiveContext(LogSettings settings) {
        return new AeronArchive.Context()
                .aeronDirectoryName(settings.driverFolder().toString())
                .controlRequestChannel(SMALL)
                .controlResponseChannel(SMALL)
                .idleStrategy(idle());
    }
}
