package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huawu.kernel.ClientId;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.calls.Calls;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.recordings.internal.RecordingRows.Past;
import org.huawu.server.recordings.internal.SealedRecordings.KeptFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes recordings that are past their retention, oldest first. The decision is committed before a file is touched, and the
 * end after it: whatever breaks off between goes on with the next round, and a hold comes before the decision or is refused.
 * One thread at a time.
 */
@Component
class Deletion {

    private static final Logger LOG = LoggerFactory.getLogger(Deletion.class);
    private static final int FILES_AT_ONCE = 500;

    private final RecordingRows rows;
    private final SealedRecordings recordings;
    private final Calls calls;
    private final AuditTrail audit;
    private final ScopedWork work;
    private final Clock clock;

    Deletion(RecordingRows rows, KeptRecordings kept, Calls calls, AuditTrail audit, ScopedWork work, Clock clock) {
        this.rows = rows;
        this.recordings = kept.sealed();
        this.calls = calls;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Deletes what is past its retention, at most so many; returns how many were found. */
    int run(int most) {
        List<Past> past = work.in(Scope.all(), () -> {
            List<Past> unfinished = rows.decided(most);
            List<Past> all = new ArrayList<>(unfinished);
            for (Past each : rows.decide(clock.instant(), most - unfinished.size())) {
                calls.recordingDeleted(each.name());
                all.add(each);
            }
            return all;
        });
        past.forEach(this::delete);
        return past.size();
    }

    private void delete(Past past) {
        try {
            if (!recordings.destroy(past.name())) {
                LOG.warn("recording {} is past its retention and its file was gone already", past.name());
            }
        } catch (IOException e) {
            LOG.warn("recording {} cannot be deleted for now: {}", past.name(), e.toString());
            return;
        }
        work.run(Scope.all(), () -> {
            if (rows.deleted(past.name(), clock.instant())) {
                audit.add(
                        "recording.deleted",
                        "call/" + past.contact().value() + " retention/" + past.days(),
                        Side.ofClient(past.client().value()));
            }
        });
    }

    /**
     * Looks through the files for those that no row keeps: such as the part of a recording that failed. They are held to the
     * retention of their client, counted from when they were last written; those whose row says deleted go at once.
     */
    void deleteStrays() throws IOException {
        recordings.files(FILES_AT_ONCE, this::deleteStrays);
    }

    private void deleteStrays(List<KeptFile> files) throws IOException {
        Set<String> names = files.stream().map(KeptFile::name).collect(Collectors.toSet());
        Map<String, String> states = work.in(Scope.all(), () -> rows.states(names));
        for (KeptFile file : files) {
            String state = states.get(file.name());
            if (state == null ? isPast(file) : state.equals("deleted")) {
                deleteStray(file);
            }
        }
    }

    private boolean isPast(KeptFile file) {
        int days = work.in(Scope.all(), () -> rows.retentionDays(file.client()));
        Instant until = file.writtenAt().plus(Duration.ofDays(days));
        return !clock.instant().isBefore(until);
    }

    private void deleteStray(KeptFile file) throws IOException {
        ClientId client = file.client();
        work.run(Scope.all(), () -> {
            calls.recordingDeleted(file.name());
            audit.add("recording.stray-deleted", "recording/" + file.name(), Side.ofClient(client.value()));
        });
        recordings.destroy(file.name());
    }
}
