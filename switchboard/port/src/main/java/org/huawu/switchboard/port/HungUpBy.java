package org.huawu.switchboard.port;

/** Who ended a channel. */
public enum HungUpBy {
    /** The party at the other end of the channel. */
    PARTY,
    /** Nobody: an answered party is gone without a word (408), or its side knows nothing of the call any more (481). */
    NOBODY,
    /** An order of ours. */
    ORDER,
    /** The switchboard: it stops, or something in it failed. */
    SWITCHBOARD
}
