package org.huawu.server.trunks;

import java.util.List;
import org.huawu.switchboard.sip.TrunkState;

/** How trunks are now. The switchboard tells, whose trunks have the ids of ours for names. */
@FunctionalInterface
public interface TrunkStates {

    /** All trunks there are; none while no switchboard runs here. Any thread, does not wait. */
    List<TrunkState> now();
}
