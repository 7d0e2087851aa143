package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.EffectId;
import org.jspecify.annotations.Nullable;

/** A colleague who was asked in a talk. Changed by {@link RoutingState} alone. */
final class Consult {

    final AgentRef asked;
    final long askedMs;
    ConsultStage stage = ConsultStage.ASKED;
    /** Since when the two hear each other; 0 before. */
    long sinceMs;

    @Nullable
    EffectId bridge;

    Consult(AgentRef asked, long askedMs) {
        this.asked = asked;
        this.askedMs = askedMs;
    }
}
