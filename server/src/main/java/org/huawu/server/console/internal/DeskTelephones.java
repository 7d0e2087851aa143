package org.huawu.server.console.internal;

import org.huawu.server.switchboard.SeatTelephones;
import org.springframework.stereotype.Component;

/** Shows at each desk which telephone is its sound, and gives that up when the seat is left. */
@Component
class DeskTelephones {

    DeskTelephones(Desks desks, SeatTelephones telephones) {
        telephones.watch(desks::telephone);
        desks.watchLeaving(telephones::leave);
    }
}
