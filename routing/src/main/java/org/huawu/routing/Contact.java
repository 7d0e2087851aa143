package org.huawu.routing;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactClass;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.HoldCause;
import org.huawu.events.Sealed;
import org.huawu.events.SkillLevel;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/** A contact that has not ended. Changed by {@link RoutingState} alone. */
final class Contact {

    /** With the queue it is in now. */
    ContactRef ref;

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

    ContactClass contactClass = ContactClass.NORMAL;
    long creditMs;
    /** What it asks of an agent besides its queue. */
    List<SkillLevel> needs = List.of();
    /** The how manieth was queued; 0 before it is. */
    long number;
    /** When it was queued first. */
    long queuedMs;
    /** When it came to the queue it is in. */
    long enteredMs;
    /** When that queue closes to it; 0 for never. */
    long closesMs;
    /** The step of that queue. */
    int step;
    /** Where it waits; null while it does not. Follows from the rest. */
    @Nullable
    Pool pool;

    /** For whose agents alone it waits, and until when; null for any agents. */
    @Nullable
    VendorId reservedFor;

    long reservedUntilMs;

    /** For which agent alone it waits, who talked with the caller last, and until when; null for any. */
    @Nullable
    AgentRef keptFor;

    long keptUntilMs;

    /** The share that assigned it, since which revision that divides so, and for whom it is counted there. */
    @Nullable
    ShareId share;

    long shareSince;

    @Nullable
    VendorId countedFor;

    private @Nullable Place place;

    @Nullable
    AgentRef agent;

    long offeredMs;

    @Nullable
    EffectId bridge;

    long connectedMs;

    /** Of the talk that goes on. */
    @Nullable
    EffectId recording;

    /** From being queued until connected first. */
    long waitedMs;
    /** Why the caller is put aside in a talk, and since when; null and 0 while not. */
    @Nullable
    HoldCause held;

    long heldSinceMs;

    /** The agent's state if a call out comes to nothing; null once it is answered, and for calls in. */
    @Nullable
    AgentState back;

    /** Whether it rings where the agent calls. */
    boolean isRinging;

    /** The colleague who was asked. */
    @Nullable
    Consult consult;

    /** The number outside that was called into the talk. */
    @Nullable
    Outside outside;

    /** The agent who left the contact last, which then went on; null before any has. */
    @Nullable
    AgentRef talkedWith;

    /** Agents who did not take it, or passed it on, since it was talked with last: offered to them only where nobody else is ready. */
    List<PersonId> passedBy = List.of();

    /** How many offers of it came to nothing since it came to its queue. */
    int returns;

    /** Since when it waits, or waited, once more after a talk; 0 before. */
    long requeuedMs;

    /** The most agents kept in mind who did not take a contact: the last. */
    static final int MOST_PASSED_BY = 16;

    Contact(ContactRef ref, ChannelId channel, @Nullable Sealed caller, long arrivedMs) {
        this.ref = ref;
        this.channel = channel;
        this.caller = caller;
        this.arrivedMs = arrivedMs;
    }

    /** Its place, once it was queued. */
    Place place() {
        Place known = place;
        if (known == null) {
            known = new Place(contactClass, queuedMs - creditMs, number);
            place = known;
        }
        return known;
    }

    void passedBy(PersonId agent) {
        List<PersonId> next = new ArrayList<>(passedBy);
        next.remove(agent);
        next.add(agent);
        passedBy = List.copyOf(next.subList(Math.max(0, next.size() - MOST_PASSED_BY), next.size()));
    }

    /** Whether it is in a queue, and may be offered already. */
    boolean isQueued() {
        return switch (stage) {
            case WAITING, OFFERED, CONNECTING -> true;
            case ANSWERING, PROMPT, TALKING, DIALLING, PASSED_ON -> false;
        };
    }

    /** Whether the agent in charge has asked somebody besides. */
    boolean hasCompany() {
        return consult != null || outside != null;
    }

    /** The number outside that has this channel; null when none has. */
    @Nullable
    Outside outside(ChannelId of) {
        return outside != null && outside.channel.equals(of) ? outside : null;
    }

    long id() {
        return ref.contact().value();
    }
}
