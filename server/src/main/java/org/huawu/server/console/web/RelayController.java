package org.huawu.server.console.web;

import java.security.Principal;
import org.huawu.kernel.PersonId;
import org.huawu.server.console.internal.SoundRelays;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which relay a browser's sound may come, for those who have sound here: agents, and who calls a line from its page. */
@RestController
class RelayController {

    private final SoundRelays relays;

    RelayController(SoundRelays relays) {
        this.relays = relays;
    }

    @GetMapping("/api/sound-relays")
    @PreAuthorize("hasAnyAuthority('contacts.take', 'hotline.read')")
    SoundRelays.Relays relays(Principal person) {
        return relays.of(new PersonId(Long.parseLong(person.getName())));
    }
}
