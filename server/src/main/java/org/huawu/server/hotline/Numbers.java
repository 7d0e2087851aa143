package org.huawu.server.hotline;

import java.util.List;
import java.util.Optional;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.QueueId;

/**
 * Lines and queues as they are in force, in memory: for the edge where calls arrive, and for names beside what somebody may
 * see anyway. Any thread; never waits for the database.
 */
public interface Numbers {

    /** The line of a number, in whatever way the network writes it. */
    Optional<Line> line(String number);

    /** The line with an id. */
    Optional<Line> line(LineId id);

    /** The queue with an id. */
    Optional<Queue> queue(QueueId id);

    /**
     * The lines with the words in their name or number, whatever their case; all of the installation, whoever asks, and no
     * more than there may be. For conditions on rows that have a scope of their own.
     */
    List<LineId> linesLike(String words);

    /** All lines, by id. */
    List<Line> lines();

    /** All queues, by id. */
    List<Queue> queues();

    /** Whose line it is. */
    default Optional<ClientId> client(LineId id) {
        return line(id).map(Line::clientId);
    }
}
