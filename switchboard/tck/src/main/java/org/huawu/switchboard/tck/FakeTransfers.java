package org.huawu.switchboard.tck;

import java.util.Optional;
import java.util.Set;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.Reasons;

/** What parties of the switchboard in memory are told of transfers that they asked for. */
final class FakeTransfers {

    private static final int TRYING = 100;
    private static final int DONE = 200;
    private static final int TIMED_OUT = 408;
    private static final int DECLINED = 603;
    private static final long MOST_SILENCE_MS = 4_000;
    private static final long MOST_MS = 200_000;

    private final Set<String> lines;

    FakeTransfers(Set<String> lines) {
        this.lines = Set.copyOf(lines);
    }

    /** Whether a wish is to be told; who asks is told that it is looked at, or refused. */
    boolean isAsked(FakeLeg leg, boolean isPossible, long nowMs) {
        if (!leg.isAnswered || leg.isGone || leg.transferEndsAtMs != Long.MAX_VALUE) {
            return false;
        }
        leg.transferStatus = isPossible ? TRYING : DECLINED;
        leg.transferEndsAtMs = isPossible ? nowMs + MOST_SILENCE_MS : Long.MAX_VALUE;
        return isPossible;
    }

    boolean mayBeCalled(String number) {
        return lines.contains(number) || !number.startsWith(Stage.FORBIDDEN);
    }

    Optional<Rejection> report(FakeLeg leg, int status, long nowMs) {
        if (leg.transferEndsAtMs == Long.MAX_VALUE) {
            return Optional.of(Reasons.TRANSFER_NOT_ASKED);
        }
        boolean isFirst = leg.transferStatus == TRYING;
        leg.transferStatus = status;
        leg.transferEndsAtMs = status >= DONE ? Long.MAX_VALUE : isFirst ? nowMs + MOST_MS : leg.transferEndsAtMs;
        return Optional.empty();
    }

    /** Ends what nobody says anything of. */
    void step(FakeLeg leg, long nowMs) {
        if (leg.transferEndsAtMs <= nowMs) {
            leg.transferStatus = leg.transferStatus == TRYING ? DECLINED : TIMED_OUT;
            leg.transferEndsAtMs = Long.MAX_VALUE;
        }
    }
}
