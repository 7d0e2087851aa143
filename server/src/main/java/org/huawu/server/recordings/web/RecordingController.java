package org.huawu.server.recordings.web;

import java.io.IOException;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.calls.Calls;
import org.huawu.server.calls.Calls.SavedRecording;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.recordings.internal.KeptRecordings;
import org.huawu.server.recordings.internal.RecordingRows;
import org.huawu.server.sealing.KeyGone;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Plays recordings. Each opening is on record before a sound goes out; the parts a player asks for later belong to it. */
@RestController
class RecordingController {

    private final Calls calls;
    private final KeptRecordings recordings;
    private final RecordingRows rows;
    private final AuditTrail audit;

    RecordingController(Calls calls, KeptRecordings recordings, RecordingRows rows, AuditTrail audit) {
        this.calls = calls;
        this.rows = rows;
        this.recordings = recordings;
        this.audit = audit;
    }

    @GetMapping("/api/calls/{id}/recording")
    @PreAuthorize("hasAuthority('recording.play')")
    ResponseEntity<Resource> play(@PathVariable ContactId id) {
        SavedRecording saved = calls.recording(id).orElseThrow(() -> gone(id));
        SoundResource sound;
        try {
            sound = SoundResource.of(recordings.sealed(), saved.name());
        } catch (IOException e) {
            throw new RejectedException(410, Rejection.of("recording-unreadable", "id", String.valueOf(id.value())));
        } catch (KeyGone e) {
            throw new RejectedException(410, Rejection.of("recording-key-gone", "id", String.valueOf(id.value())));
        }
        audit.add(
                "recording.played",
                "call/" + id.value(),
                Side.ofClient(saved.call().clientId().value()));
        return ResponseEntity.ok()
                .contentType(sound.type())
                .cacheControl(CacheControl.noStore())
                .body(sound);
    }

    private RejectedException gone(ContactId id) {
        boolean isDeleted =
                rows.keeping(id).filter(keeping -> !keeping.isKept()).isPresent();
        return isDeleted
                ? new RejectedException(410, Rejection.of("recording-deleted", "id", String.valueOf(id.value())))
                : new RejectedException(404, Rejection.of("recording-unknown", "id", String.valueOf(id.value())));
    }
}
