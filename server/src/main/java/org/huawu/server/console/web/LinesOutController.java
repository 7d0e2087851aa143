package org.huawu.server.console.web;

import java.security.Principal;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.console.internal.Dialling;
import org.huawu.server.console.internal.Dialling.LineOut;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which lines an agent can call. */
@RestController
class LinesOutController {

    private final Dialling dialling;

    LinesOutController(Dialling dialling) {
        this.dialling = dialling;
    }

    /** The lines there are now. */
    record LinesOut(List<LineOut> lines) {}

    @GetMapping("/api/lines-out")
    @PreAuthorize("hasAuthority('contacts.dial')")
    LinesOut lines(Principal person) {
        return new LinesOut(dialling.lines(new PersonId(Long.parseLong(person.getName()))));
    }
}
