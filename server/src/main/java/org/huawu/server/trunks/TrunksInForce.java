package org.huawu.server.trunks;

import org.huawu.switchboard.engine.WaysOut;

/** What the switchboard is to go by. */
@FunctionalInterface
public interface TrunksInForce {

    /** What was committed last, of all clients. Reads the database, in a transaction of its own; any thread. */
    WaysOut read();
}
