package org.huawu.cluster;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a node needs to know.
 *
 * @param folder of everything that lasts
 * @param driverFolder for the shared memory of the media driver, about 50 MB, best on a file system in memory; removed at
 *     the end
 * @param buildId of the rules that run here, 1..64 printable characters
 * @param clock of log time
 * @param snapshotIntervalMs between two snapshots, from 1,000 on
 * @param minFreeBytes of the folder's disk; with less, inputs are refused as {@code log-disk-full}; from 64 MiB on
 * @param usableBytes how much room the disk has
 * @param backupRestored true at the first start on a restored backup: begins a new incarnation
 * @param faults hears errors of the transport and the disk, from any thread
 */
public record LogSettings(
        Path folder,
        Path driverFolder,
        String buildId,
        InstantSource clock,
        long snapshotIntervalMs,
        long minFreeBytes,
        LongSupplier usableBytes,
        boolean backupRestored,
        Consumer<Throwable> faults) {

    /** Least room at which the log still takes inputs: 256 MiB. */
    public static final long DEFAULT_MIN_FREE_BYTES = 256L << 20;

    /** Between two snapshots: one hour. */
    public static final long DEFAULT_SNAPSHOT_INTERVAL_MS = 3_600_000;

    public LogSettings {
        if (buildId.isEmpty() || buildId.length() > 64) {
            throw new IllegalArgumentException("a build id has 1 to 64 characters");
        }
        if (snapshotIntervalMs < 1_000 || minFreeBytes < 64L << 20) {
            throw new IllegalArgumentException("snapshotIntervalMs from 1000 on, minFreeBytes from 64 MiB on");
        }
    }

    /** Defaults for a folder, the driver's memory under {@code /dev/shm} or {@code driverFolder}. */
    public static LogSettings of(Path folder, Path driverFolder, String buildId, InstantSource clock) {
        return new LogSettings(
                folder,
                driverFolder,
                buildId,
                clock,
                DEFAULT_SNAPSHOT_INTERVAL_MS,
                DEFAULT_MIN_FREE_BYTES,
                () -> folder.toFile().getUsableSpace(),
                false,
                fault -> {});
    }
}
