package org.huawu.routing;

import org.huawu.events.AgentRef;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.Sealed;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.PromptId;
import org.jspecify.annotations.Nullable;

/** A contact that has not ended. Changed by {@link RoutingState} alone. */
final class Contact {

    final ContactRef ref;
    final ChannelId channel;
    final @Nullable Sealed caller;
    final long arrivedMs;
    ContactStage stage = ContactStage.ANSWERING;
    /** The order or playback that it waits for. */
    @Nullable
    EffectId awaited;
    /** When that, or the offer, is due; 0 for never. */
    long dueMs;

    @Nullable
    PromptId prompt;
    /** Its place among all that wait; 0 before it is queued. */
    long place;

    long queuedMs;

    @Nullable
    AgentRef agent;

    long offeredMs;

    @Nullable
    EffectId bridge;

    long connectedMs;

    @Nullable
    EffectId recording;

    Contact(ContactRef ref, ChannelId channel, @Nullable Sealed caller, long arrivedMs) {
        this.ref = ref;
        this.channel = channel;
        this.caller = caller;
        this.arrivedMs = arrivedMs;
    }

    long id() {
        return ref.contact().value();
    }
}
