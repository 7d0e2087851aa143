package org.huawu.switchboard.port;

/** Who ended a channel. */
public enum HungUpBy {
    /** The party at the other end of the channel. */
    PARTY,
    /** An order of ours. */
    ORDER,
    /** The switchboard: it stops, or something in it failed. */
    SWITCHBOARD
}
