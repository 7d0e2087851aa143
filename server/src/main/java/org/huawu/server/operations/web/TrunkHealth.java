package org.huawu.server.operations.web;

import java.util.List;
import org.huawu.server.trunks.TrunkStates;
import org.huawu.switchboard.sip.TrunkState;
import org.huawu.switchboard.sip.TrunkState.Login;
import org.huawu.switchboard.sip.TrunkState.Reach;
import org.springframework.stereotype.Component;

/** How many trunks there are, and which of them nobody can be reached by. */
@Component
class TrunkHealth {

    private final TrunkStates states;

    TrunkHealth(TrunkStates states) {
        this.states = states;
    }

    TrunksView view() {
        List<TrunkState> all = states.now();
        return new TrunksView(
                all.size(),
                count(all.stream().filter(TrunkHealth::isSilent).count()),
                count(all.stream()
                        .filter(each -> each.registration().login() == Login.FAILED)
                        .count()));
    }

    /** Whether none of its peers answers; one that is not asked may be there. */
    private static boolean isSilent(TrunkState trunk) {
        return !trunk.peers().isEmpty() && trunk.peers().stream().allMatch(each -> each.reach() == Reach.SILENT);
    }

    private static int count(long many) {
        return Math.toIntExact(many);
    }

    /**
     * Trunks.
     *
     * @param all how many there are
     * @param silent of how many no peer answers
     * @param unregistered how many could not register with their carrier
     */
    record TrunksView(int all, int silent, int unregistered) {}
}
