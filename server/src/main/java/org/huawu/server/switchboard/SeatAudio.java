package org.huawu.server.switchboard;

import org.huawu.kernel.PersonId;
import org.huawu.switchboard.gateway.Answer;

/** The lasting audio of agents' browsers. Any thread. */
public interface SeatAudio {

    /**
     * Answers a browser's offer of sound for the person's own seat; one that the seat had is replaced.
     *
     * @param sdp see {@link org.huawu.switchboard.gateway.Gateway#offer}
     */
    Answer offer(PersonId person, String sdp);

    /** Takes the seat's audio down, if it has any. */
    void hangUp(PersonId person);
}
