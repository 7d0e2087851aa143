package org.huawu.server.sound.web;

import java.util.List;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Rejection;
import org.huawu.server.calls.Calls;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.sound.internal.SoundRows;
import org.huawu.server.sound.web.SoundViews.QualityView;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How the sound of a call came over, over HTTP. It names nobody: whoever may see the call may see this. */
@RestController
class SoundController {

    private final Calls calls;
    private final SoundRows rows;

    SoundController(Calls calls, SoundRows rows) {
        this.calls = calls;
        this.rows = rows;
    }

    @GetMapping("/api/calls/{id}/quality")
    @PreAuthorize("hasAuthority('calls.read')")
    @Transactional(readOnly = true)
    QualityView quality(@PathVariable ContactId id) {
        if (calls.call(id).isEmpty()) {
            throw new RejectedException(404, Rejection.of("call-unknown", "id", String.valueOf(id.value())));
        }
        List<SoundRows.PartySound> sounds = rows.of(id);
        return SoundViews.of(sounds);
    }
}
