package org.huawu.routing;

import org.huawu.events.EffectId;
import org.huawu.events.Sealed;
import org.huawu.kernel.ChannelId;
import org.jspecify.annotations.Nullable;

/** A number outside that was called into a talk. Changed by {@link RoutingState} alone. */
final class Outside {

    final ChannelId channel;
    final Sealed callee;
    final long calledMs;
    OutsideStage stage = OutsideStage.CALLING;
    /** Whether it rings there. */
    boolean isRinging;
    /** Since when it is heard; 0 before. */
    long sinceMs;

    @Nullable
    EffectId bridge;

    Outside(ChannelId channel, Sealed callee, long calledMs) {
        this.channel = channel;
        this.callee = callee;
        this.calledMs = calledMs;
    }
}
