package org.huawu.server.hotline;

import java.util.Optional;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;

/** The numbers that can be called, in memory. Any thread; never waits for the database. */
public interface Numbers {

    /** The line of a number as it was dialled, if it is in force. */
    Optional<Dialled> line(String number);

    /** A line and whose it is. */
    record Dialled(LineId line, ClientId client) {}
}
