package org.huawu.server.ladders.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.calls.Call;
import org.huawu.server.calls.Calls;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.ladders.internal.Ladder;
import org.huawu.server.ladders.internal.Ladders;
import org.huawu.server.ladders.internal.Pcap;
import org.huawu.server.ladders.web.LadderViews.LadderView;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The SIP messages of calls over HTTP. Each look is on record before a message goes out. */
@RestController
class LadderController {

    private static final String UNMASK = "ladder.unmask";
    private static final MediaType PCAP = MediaType.parseMediaType("application/vnd.tcpdump.pcap");

    private final Calls calls;
    private final Ladders ladders;
    private final Numbers numbers;
    private final AuditTrail audit;

    LadderController(Calls calls, Ladders ladders, Numbers numbers, AuditTrail audit) {
        this.calls = calls;
        this.ladders = ladders;
        this.numbers = numbers;
        this.audit = audit;
    }

    /** The messages of a call; without numbers for whoever may not see them. */
    @GetMapping("/api/calls/{id}/ladder")
    @PreAuthorize("hasAuthority('ladder.read')")
    ResponseEntity<LadderView> ladder(@PathVariable ContactId id) {
        Call call = known(id);
        Ladders.Found found = ladders.of(id);
        boolean isMasked = !mayUnmask();
        if (!found.channels().isEmpty()) {
            note("ladder.read", call);
        }
        Set<String> shown =
                numbers.line(call.lineId()).map(Line::number).map(Set::of).orElse(Set.of());
        LadderView view = LadderViews.of(found, ladders.keepDays(), isMasked, Ladders.reading(isMasked, shown));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    /** The same as a file for Wireshark, numbers and all. */
    @GetMapping("/api/calls/{id}/ladder/pcap")
    @PreAuthorize("hasAuthority('ladder.unmask')")
    ResponseEntity<byte[]> pcap(@PathVariable ContactId id) {
        Call call = known(id);
        Ladders.Found found = ladders.of(id);
        if (found.channels().isEmpty()) {
            throw gone(found.state(), id);
        }
        List<Ladder.Message> messages = found.channels().stream()
                .flatMap(channel -> channel.messages().stream())
                .sorted(Comparator.comparingLong(Ladder.Message::atMicros))
                .toList();
        note("pcap.taken", call);
        return ResponseEntity.ok()
                .contentType(PCAP)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"call-" + id.value() + ".pcap\"")
                .body(Pcap.of(messages));
    }

    private Call known(ContactId id) {
        return calls.call(id)
                .orElseThrow(() ->
                        new RejectedException(404, Rejection.of("call-unknown", "id", String.valueOf(id.value()))));
    }

    private static RejectedException gone(Ladders.State state, ContactId id) {
        String call = String.valueOf(id.value());
        return switch (state) {
            case DELETED -> new RejectedException(410, Rejection.of("ladder-deleted", "id", call));
            case KEY_GONE -> new RejectedException(410, Rejection.of("ladder-key-gone", "id", call));
            case OPEN, KEPT, NONE -> new RejectedException(404, Rejection.of("ladder-none", "id", call));
        };
    }

    private void note(String action, Call call) {
        audit.add(
                action,
                "call/" + call.id().value(),
                Side.ofClient(call.clientId().value()));
    }

    private static boolean mayUnmask() {
        Authentication asker = SecurityContextHolder.getContext().getAuthentication();
        return asker != null && asker.getAuthorities().stream().anyMatch(each -> UNMASK.equals(each.getAuthority()));
    }
}
