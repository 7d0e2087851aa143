package org.huawu.cluster;

import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.RecordingLog;
import java.util.List;

/** Deletes the recordings of snapshots that no start will use: all before the one before the last. */
final class OldSnapshots {

    private OldSnapshots() {}

    /** How many recordings were deleted. Their entries stay in the recording log, which is never shortened. */
    static int delete(RecordingLog recordings, AeronArchive archive) {
        long spare = SnapshotPositions.beforeLast(recordings);
        List<Long> old = recordings.entries().stream()
                .filter(entry -> entry.type == RecordingLog.ENTRY_TYPE_SNAPSHOT && entry.logPosition < spare)
                .map(entry -> entry.recordingId)
                .distinct()
                .toList();
        int deleted = 0;
        for (long recording : old) {
            if (isThere(archive, recording)) {
                archive.purgeRecording(recording);
                deleted++;
            }
        }
        return deleted;
    }

    private static boolean isThere(AeronArchive archive, long recording) {
        return archive.listRecording(recording, (_, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _) -> {}) > 0;
    }
}
