package org.huawu.routing.simulation;

import java.util.ArrayList;
import java.util.List;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactClass;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.Sealed;
import org.huawu.events.SkillLevel;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.ConsultStage;
import org.jspecify.annotations.Nullable;

/** A contact that has not ended, as the events alone show it. */
final class SeenContact {

    ContactRef ref;
    final ChannelId channel;
    final long arrivedMs;
    ContactStage stage = ContactStage.ANSWERING;
    boolean isAnswered;
    long promptedMs;
    /** When the answer, the prompt, the offer or the bridge is due. */
    long dueMs;

    ContactClass contactClass = ContactClass.NORMAL;
    long creditMs;
    List<SkillLevel> needs = List.of();
    /** The how manieth was queued; 0 before. */
    long number;

    long queuedMs;
    long enteredMs;
    /** When its queue closes to it; 0 for never. */
    long closesMs;

    int step;

    @Nullable
    VendorId reservedFor;

    long reservedUntilMs;

    /** For which agent alone it waits, and until when. */
    @Nullable
    AgentRef keptFor;

    long keptUntilMs;

    @Nullable
    Sealed caller;

    @Nullable
    SeenAgent agent;

    long offeredMs;
    /** From which stage an offer or a bridge that failed brought it back, and when. */
    @Nullable
    ContactStage backFrom;

    long backMs;
    /** Since when the one in charge talks. */
    long connectedMs;
    /** From being queued to the first talk; -1 before. */
    long waitedMs = -1;
    /** Who left it last, when it went on; and since when it waits, or waited, once more. */
    @Nullable
    AgentRef talkedWith;

    long requeuedMs;
    /** Of a call out, the agent's state if it comes to nothing, and whether the network is heard before the answer. */
    @Nullable
    AgentState back;

    boolean isEarly;
    boolean isHeld;
    long heldSinceMs;
    /** The colleague asked, how far that is, and since when. */
    @Nullable
    SeenAgent asked;

    @Nullable
    ConsultStage consult;

    long askedMs;
    long consultedMs;

    /** Who did not take it, or passed it on, since it was talked with. */
    final List<PersonId> passedBy = new ArrayList<>();

    int returns;

    SeenContact(ContactRef ref, ChannelId channel, long arrivedMs, long answerDueMs) {
        this.ref = ref;
        this.channel = channel;
        this.arrivedMs = arrivedMs;
        this.dueMs = answerDueMs;
    }

    long id() {
        return ref.contact().value();
    }

    /** Whether agent and colleague hear each other. */
    boolean isConsultHeard() {
        return consult == ConsultStage.TALKING || consult == ConsultStage.JOINED;
    }

    void passedBy(PersonId agent) {
        passedBy.remove(agent);
        passedBy.add(agent);
        if (passedBy.size() > 16) {
            passedBy.removeFirst();
        }
    }

    boolean isWaiting() {
        return stage == ContactStage.WAITING;
    }

    boolean isQueued() {
        return isWaiting() || stage == ContactStage.OFFERED || stage == ContactStage.CONNECTING;
    }

    /** Whether it goes before another one: by class, by when it was queued first less its credit, by who was queued first. */
    boolean isBefore(SeenContact other) {
        if (contactClass != other.contactClass) {
            return contactClass.compareTo(other.contactClass) < 0;
        }
        long ours = queuedMs - creditMs;
        long theirs = other.queuedMs - other.creditMs;
        return ours == theirs ? number < other.number : ours < theirs;
    }
}
