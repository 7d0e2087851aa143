package org.huawu.cluster;

import io.aeron.cluster.RecordingLog;
import java.util.List;

/** Where the snapshots lie that a start could use. */
final class SnapshotPositions {

    private SnapshotPositions() {}

    /** Position of the snapshot before the last one, so that one spare stays usable; 0 if there are fewer than two. */
    static long beforeLast(RecordingLog recordings) {
        List<Long> positions = recordings.entries().stream()
                .filter(entry -> entry.isValid && entry.type == RecordingLog.ENTRY_TYPE_SNAPSHOT)
                .map(entry -> entry.logPosition)
                .distinct()
                .sorted()
                .toList();
        return positions.size() < 2 ? 0 : positions.get(positions.size() - 2);
    }
}
