package org.huawu.switchboard.port;

/**
 * The part a channel takes in a bridge: who hears its party. Everybody in a bridge hears the customer and the agents, and
 * nobody hears himself.
 */
public enum Part {
    /** The customer, or anyone else outside the house. */
    CUSTOMER,
    /** The agent, or anyone else who talks with the customer for the house. */
    AGENT,
    /** A supervisor who hears all and whom nobody hears. */
    LISTENING,
    /** A supervisor who hears all and whom only agents hear. */
    WHISPERING,
    /** A supervisor who hears all and whom all hear. */
    BARGING_IN;

    /** Whether another party in that part hears this one. */
    public boolean isHeardBy(Part listener) {
        return switch (this) {
            case CUSTOMER, AGENT, BARGING_IN -> true;
            case WHISPERING -> listener == AGENT;
            case LISTENING -> false;
        };
    }
}
