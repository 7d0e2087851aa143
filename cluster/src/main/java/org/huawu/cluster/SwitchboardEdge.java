package org.huawu.cluster;

import org.huawu.events.Sealed;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.SeatId;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.SoundId;
import org.jspecify.annotations.Nullable;

/**
 * What the way from a switchboard to the log needs to know of the house: numbers, sounds, seats. Called by one thread; must
 * not block. No clear number goes further than this.
 */
public interface SwitchboardEdge {

    /** The line a caller dialled; null when nobody knows the number, and then the call is refused as such. */
    @Nullable
    LineId line(PhoneNumber called);

    /**
     * A caller's number under the key of the line's client; null when it is withheld or cannot be sealed.
     *
     * @param line null when the line is not known
     */
    @Nullable
    Sealed sealed(PhoneNumber caller, @Nullable LineId line);

    /** What the switchboard calls a prompt or a piece of music; null when it has none of it. */
    @Nullable
    SoundId sound(PromptId prompt);

    /** The seat that the switchboard calls so; null when there is none. */
    @Nullable
    SeatId seat(org.huawu.switchboard.port.SeatId seat);

    /** How many bytes a file in the folder of recordings has; 0 when it cannot be said. */
    long recordingBytes(String file);
}
