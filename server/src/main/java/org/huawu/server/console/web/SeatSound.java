package org.huawu.server.console.web;

import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.identity.Rights;
import org.huawu.server.switchboard.SeatAudio;
import org.huawu.server.switchboard.SeatTelephones;
import org.huawu.server.telephones.UsableTelephones;
import org.huawu.switchboard.gateway.Answer;
import org.springframework.stereotype.Component;

/** The sound of a person's own seat: by the browser or by a telephone of the house, one in the place of the other. Any thread. */
@Component
class SeatSound {

    private final SeatAudio audio;
    private final SeatTelephones telephones;

    SeatSound(SeatAudio audio, SeatTelephones telephones) {
        this.audio = audio;
        this.telephones = telephones;
    }

    /** The browser takes the place of the telephone that the seat has. */
    Answer offer(PersonId person, String sdp) {
        telephones.leave(person);
        return audio.offer(person, sdp);
    }

    /** Calls a telephone; see {@link SeatTelephones#call}. */
    Optional<Rejection> call(Rights rights, String number) {
        return telephones.call(rights.person(), number, UsableTelephones.vendorsOf(rights));
    }
}
