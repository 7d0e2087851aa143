package org.huawu.server.recordings.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.Actor;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Parties;
import org.huawu.server.recordings.RecordingsSettings;
import org.huawu.server.recordings.internal.Keeping;
import org.huawu.server.recordings.internal.RecordingRows;
import org.huawu.server.recordings.internal.Retentions;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How long recordings are kept, over HTTP: of a client as a rule, of a call by a hold. */
@RestController
class KeepingController {

    private final RecordingRows rows;
    private final Retentions retentions;
    private final Parties parties;
    private final AuditTrail audit;
    private final Clock clock;

    KeepingController(RecordingRows rows, Retentions retentions, Parties parties, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.retentions = retentions;
        this.parties = parties;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/api/calls/{id}/recording/keeping")
    @PreAuthorize("hasAuthority('calls.read')")
    @Transactional(readOnly = true)
    KeepingView keeping(@PathVariable ContactId id) {
        return view(known(id));
    }

    @PutMapping("/api/calls/{id}/recording/hold")
    @PreAuthorize("hasAuthority('recording.keep')")
    KeepingView hold(@PathVariable ContactId id) {
        Keeping keeping = known(id);
        // Only people hold: the permission is nobody's without a sign-in.
        if (!rows.hold(keeping.name(), Objects.requireNonNull(Actor.current().person()), clock.instant())) {
            throw new RejectedException(410, Rejection.of("recording-deleted", "id", String.valueOf(id.value())));
        }
        note("recording.held", id, keeping);
        return view(known(id));
    }

    @DeleteMapping("/api/calls/{id}/recording/hold")
    @PreAuthorize("hasAuthority('recording.keep')")
    KeepingView release(@PathVariable ContactId id) {
        Keeping keeping = known(id);
        rows.release(keeping.name());
        note("recording.released", id, keeping);
        return view(known(id));
    }

    @GetMapping("/api/organisation/clients/{id}/recording-retention")
    @PreAuthorize("hasAuthority('recording.keep')")
    @Transactional(readOnly = true)
    RetentionView retention(@PathVariable ClientId id) {
        requireClient(id);
        return new RetentionView(retentions.days(id), retentions.leastDays(), RecordingsSettings.MOST_DAYS);
    }

    @PutMapping("/api/organisation/clients/{id}/recording-retention")
    @PreAuthorize("hasAuthority('recording.keep')")
    RetentionView setRetention(@PathVariable ClientId id, @RequestBody NewRetention wanted) {
        requireClient(id);
        int least = retentions.leastDays();
        Integer days = wanted.days();
        if (days == null || days < least || days > RecordingsSettings.MOST_DAYS) {
            throw new RejectedException(
                    422,
                    new Rejection(
                            "retention-out-of-range",
                            Map.of("field", "days", "least", least, "most", RecordingsSettings.MOST_DAYS)));
        }
        int former = retentions.days(id);
        if (days != former) {
            retentions.set(id, days);
            List<Change> changes = List.of(new Change("days", String.valueOf(former), String.valueOf(days)));
            audit.add("retention.set", "client/" + id.value(), Side.ofClient(id.value()), changes);
        }
        return new RetentionView(days, least, RecordingsSettings.MOST_DAYS);
    }

    private void note(String action, ContactId id, Keeping keeping) {
        audit.add(action, "call/" + id.value(), Side.ofClient(keeping.client().value()));
    }

    private Keeping known(ContactId id) {
        return rows.keeping(id)
                .orElseThrow(() -> new RejectedException(
                        404, Rejection.of("recording-unknown", "id", String.valueOf(id.value()))));
    }

    private void requireClient(ClientId id) {
        if (parties.client(id).isEmpty()) {
            throw new RejectedException(404, Rejection.of("client-unknown", "id", String.valueOf(id.value())));
        }
    }

    private static KeepingView view(Keeping keeping) {
        return new KeepingView(
                keeping.days(), keeping.until(), keeping.heldSince(), keeping.isKept(), keeping.deletedAt());
    }

    /** See {@link Keeping}. */
    record KeepingView(
            int days,
            Instant until,
            @Nullable Instant heldSince,
            boolean kept,
            @Nullable Instant deletedAt) {}

    /** How many days a client's recordings are kept, and what it may choose from. */
    record RetentionView(int days, int leastDays, int mostDays) {}

    record NewRetention(@Nullable Integer days) {}
}
