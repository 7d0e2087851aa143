package org.huawu.switchboard.gateway;

/** The two codings of G.711, each with its static RTP payload type (RFC 3551). Our first choice stands first. */
public enum Codec {
    /** A-law, as the telephone networks of China and Europe speak it. */
    PCMA(8),
    /** µ-law. */
    PCMU(0);

    private final int payloadType;

    Codec(int payloadType) {
        this.payloadType = payloadType;
    }

    /** The payload type on the wire, 0 or 8. */
    public int payloadType() {
        return payloadType;
    }
}
