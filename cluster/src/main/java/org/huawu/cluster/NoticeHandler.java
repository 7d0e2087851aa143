package org.huawu.cluster;

import org.huawu.routing.Effect;

/** Shows notices at the agents' desks. Called by one thread, in the order of the log; must not block. */
@FunctionalInterface
public interface NoticeHandler {

    /**
     * Takes a notice. After a restart it comes again, under the same id, unless its taking was on record.
     *
     * @return false when there is no room now; it then comes again soon, and before all that follow
     */
    boolean show(Effect.Notice notice);
}
