package org.huawu.switchboard.sip;

import java.net.InetSocketAddress;

/** What a call of ours is to say at first. */
sealed interface Errand permits Dialling, Summons.Branch {

    /** Where we listen for the party's sound. */
    InetSocketAddress ours();

    /** How long it may go on unanswered, in ms. */
    int mostRingingMs();
}
