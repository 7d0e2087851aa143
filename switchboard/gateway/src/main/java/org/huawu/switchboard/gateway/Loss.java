package org.huawu.switchboard.gateway;

/** Why a leg is no more. */
public enum Loss {
    /** The same seat made a newer offer. */
    REPLACED,
    /** The browser sent no valid connectivity check for the settled time. */
    SILENT,
    /** The browser could not agree on keys, or is not the one that made the offer. */
    HANDSHAKE_FAILED,
    /** The browser closed the leg. */
    ENDED_BY_BROWSER,
    /** The caller of the gateway took the leg down. */
    HUNG_UP,
    /** The gateway was closed. */
    GATEWAY_CLOSED
}
