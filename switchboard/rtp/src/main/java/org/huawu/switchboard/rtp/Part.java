package org.huawu.switchboard.rtp;

/**
 * The part a party takes in a conference: who hears it.
 *
 * <pre>
 *                 heard by   customer  agent  supervisor
 * customer                   yes       yes    yes
 * agent                      yes       yes    yes
 * listening                  no        no     no
 * whispering                 no        yes    no
 * barging in                 yes       yes    yes
 * </pre>
 *
 * Nobody hears himself.
 */
public enum Part {
    /** The customer, or anyone else outside the house. */
    CUSTOMER,
    /** The agent, or anyone else who talks with the customer for the house. */
    AGENT,
    /** A supervisor who hears all and is heard by nobody. */
    LISTENING,
    /** A supervisor who hears all and is heard by agents only. */
    WHISPERING,
    /** A supervisor who hears all and is heard by all. */
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
