package org.huawu.cluster;

import org.huawu.events.Sealed;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.SeatId;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.port.TrunkId;
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

    /**
     * How calls out on a line go, and which number they show; null where the line has no way out now.
     *
     * @param line the line
     */
    @Nullable
    Exit exit(LineId line);

    /** The number that a sealed one is; null when it cannot be opened, and then nobody is called. */
    @Nullable
    PhoneNumber opened(Sealed number);

    /**
     * A way out.
     *
     * @param trunk the trunk that calls go by
     * @param shown the number they show
     */
    record Exit(TrunkId trunk, PhoneNumber shown) {}

    /** What the switchboard calls a prompt or a piece of music; null when it has none of it. */
    @Nullable
    SoundId sound(PromptId prompt);

    /** The seat that the switchboard calls so; null when there is none. */
    @Nullable
    SeatId seat(org.huawu.switchboard.port.SeatId seat);

    /** How many bytes a file in the folder of recordings has; 0 when it cannot be said. */
    long recordingBytes(String file);
}
