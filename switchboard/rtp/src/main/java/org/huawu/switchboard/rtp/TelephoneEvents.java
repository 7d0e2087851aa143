package org.huawu.switchboard.rtp;

/**
 * Finds keys in telephone events (RFC 4733). An event is sent many times over; the packets of one press have one timestamp.
 * A press is reported when its first packet arrives, so a lost beginning or end does no harm.
 */
final class TelephoneEvents {

    /** Not a new press. */
    static final char NONE = 0;

    private boolean isAnySeen;
    private int latest;

    /**
     * Takes a packet of the negotiated payload type.
     *
     * @return the key when it begins a new press, else {@link #NONE}
     */
    char accept(RtpPacket packet) {
        if (packet.payloadLength() < 4 || packet.payload(0) >= KeyTones.KEYS.length()) {
            return NONE;
        }
        if (isAnySeen && packet.timestamp() - latest <= 0) {
            return NONE;
        }
        isAnySeen = true;
        latest = packet.timestamp();
        return KeyTones.KEYS.charAt(packet.payload(0));
    }
}
