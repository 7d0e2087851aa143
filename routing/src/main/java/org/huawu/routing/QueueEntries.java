package org.huawu.routing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactPlaced;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.ContactRef;
import org.huawu.events.EndCause;
import org.huawu.events.MoveCause;
import org.huawu.events.Party;
import org.huawu.events.SkillLevel;
import org.huawu.events.Urgency;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/** How contacts come into queues, on through their steps, and from one that is full or waited in for too long into another. */
final class QueueEntries {

    private final RoutingState state;
    private final ContactRules rules;

    QueueEntries(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
    }

    /** The contact waits from here on: in its queue, or where that one sends those who are too many, or it ends. */
    void queue(Draft draft, Contact contact) {
        ContactRef ref = contact.ref;
        QueueId to = roomFrom(draft, ref.queue(), new TreeSet<>());
        if (to == null) {
            rules.end(draft, contact, EndCause.QUEUE_FULL, Party.SYSTEM);
            return;
        }
        place(draft, ref);
        if (!to.equals(ref.queue())) {
            draft.add(new ContactMoved(draft.atMs, ref, to, MoveCause.QUEUE_FULL, 0));
            ref = ref.in(to);
        }
        draft.add(new ContactQueued(draft.atMs, ref));
        draft.waits(to, 1);
    }

    /** What has become due for one that waits: the end of its wait here, or a further step. */
    void waitedOn(Draft draft, Contact contact) {
        WaitingRoom room = state.room(contact.ref.queue());
        if (draft.atMs >= room.limitMs(contact)) {
            QueueId overflow = room.setting.limits().overflow();
            TreeSet<Long> seen = new TreeSet<>(List.of(contact.ref.queue().value()));
            QueueId to = overflow == null ? null : roomFrom(draft, overflow, seen);
            if (to == null) {
                rules.end(draft, contact, EndCause.WAIT_LIMIT, Party.SYSTEM);
            } else {
                long waitedMs = draft.atMs - contact.queuedMs;
                draft.add(new ContactMoved(draft.atMs, contact.ref, to, MoveCause.WAIT_LIMIT, waitedMs));
            }
            return;
        }
        int step = room.stepAfter(draft.atMs - contact.enteredMs);
        if (step > contact.step) {
            draft.add(new QueueStepReached(draft.atMs, contact.ref, step));
        }
    }

    /** What the contact's line gives it, unless that is nothing. */
    private void place(Draft draft, ContactRef contact) {
        LineSetting line = state.line(contact.line().value());
        Urgency urgency = line == null ? Urgency.USUAL : line.urgency();
        List<SkillLevel> needs = line == null ? List.of() : line.needs();
        if (!urgency.equals(Urgency.USUAL) || !needs.isEmpty()) {
            draft.add(new ContactPlaced(draft.atMs, contact, urgency.contactClass(), urgency.creditMs(), needs));
        }
    }

    /** The first queue that is not full, from one on to where each sends those who are too many; none when all are. */
    private @Nullable QueueId roomFrom(Draft draft, QueueId first, Set<Long> seen) {
        QueueId queue = first;
        while (queue != null && seen.add(queue.value())) {
            WaitingRoom room = state.room(queue);
            if (!room.isFull(draft)) {
                return queue;
            }
            queue = room.setting.limits().overflow();
        }
        return null;
    }
}
