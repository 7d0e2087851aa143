package org.huawu.switchboard.gateway;

import org.huawu.kernel.Rejection;

/** An offer, or why it is none. */
sealed interface SdpReading permits SdpOffer, SdpReading.Refused {

    /** The offer was refused. */
    record Refused(Rejection why) implements SdpReading {}
}
