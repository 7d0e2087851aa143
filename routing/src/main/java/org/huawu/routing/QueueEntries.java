package org.huawu.routing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactFreed;
import org.huawu.events.ContactEvent.ContactKept;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactPlaced;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.ContactRef;
import org.huawu.events.EndCause;
import org.huawu.events.MoveCause;
import org.huawu.events.Party;
import org.huawu.events.QueueMemory;
import org.huawu.events.Sealed;
import org.huawu.events.SkillLevel;
import org.huawu.events.Urgency;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.LastAgents.LastTalk;
import org.jspecify.annotations.Nullable;

/** How contacts come into queues, on through their steps, and from one that is full, closed or waited in for too long into another. */
final class QueueEntries {

    private final RoutingState state;
    private final ContactRules rules;

    QueueEntries(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
    }

    /** The contact waits from here on: in its queue, or where that one sends those whom it does not take, or it ends. */
    void queue(Draft draft, Contact contact) {
        ContactRef ref = contact.ref;
        MoveCause obstacle = obstacleIn(draft, ref.queue());
        QueueId to = roomFrom(draft, ref.queue(), new TreeSet<>());
        if (to == null) {
            rules.end(draft, contact, endFor(obstacle), Party.SYSTEM);
            return;
        }
        place(draft, ref);
        if (obstacle != null) {
            draft.add(new ContactMoved(draft.atMs, ref, to, obstacle, 0));
            ref = ref.in(to);
        }
        VendorId assigned = assign(draft, ref);
        keep(draft, ref, contact.caller, assigned);
        draft.add(new ContactQueued(draft.atMs, ref));
        draft.waits(to, 1);
    }

    /** What has become due for one that waits: the end of its wait here, or a further step. */
    void waitedOn(Draft draft, Contact contact) {
        WaitingRoom room = state.room(contact.ref.queue());
        if (contact.closesMs > 0 && draft.atMs >= contact.closesMs) {
            leave(draft, contact, MoveCause.CLOSING_TIME, room.setting.hours().closedTo());
            return;
        }
        if (draft.atMs >= room.limitMs(contact)) {
            leave(draft, contact, MoveCause.WAIT_LIMIT, room.setting.limits().overflow());
            return;
        }
        if (contact.reservedFor != null && draft.atMs >= contact.reservedUntilMs) {
            draft.add(new ContactReleased(draft.atMs, contact.ref, contact.reservedFor));
            return;
        }
        if (contact.keptFor != null && draft.atMs >= contact.keptUntilMs) {
            draft.add(new ContactFreed(draft.atMs, contact.ref, contact.keptFor));
            return;
        }
        int step = room.stepAfter(draft.atMs - contact.enteredMs);
        if (step > contact.step) {
            draft.add(new QueueStepReached(draft.atMs, contact.ref, step));
        }
    }

    /** Too many offers of it came to nothing: it goes where the queue sends those who are too many, or stays where that is nowhere. */
    void returnedOften(Draft draft, Contact contact) {
        TreeSet<Long> seen = new TreeSet<>(List.of(contact.ref.queue().value()));
        QueueId to =
                roomFrom(draft, state.room(contact.ref.queue()).setting.limits().overflow(), seen);
        if (to != null) {
            moved(draft, contact, MoveCause.RETURNED, to);
        }
    }

    private static void moved(Draft draft, Contact contact, MoveCause cause, QueueId to) {
        MoveCause told = contact.talkedWith == null ? cause : MoveCause.AFTER_TALK;
        draft.add(new ContactMoved(draft.atMs, contact.ref, to, told, draft.atMs - contact.queuedMs));
    }

    /** It goes to the first queue that takes it, from one on, or ends. */
    private void leave(Draft draft, Contact contact, MoveCause cause, @Nullable QueueId first) {
        TreeSet<Long> seen = new TreeSet<>(List.of(contact.ref.queue().value()));
        QueueId to = roomFrom(draft, first, seen);
        if (to == null) {
            rules.end(draft, contact, endFor(cause), Party.SYSTEM);
        } else {
            moved(draft, contact, cause, to);
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

    /** The contact goes to one vendor first, where its line or queue is divided. */
    private @Nullable VendorId assign(Draft draft, ContactRef contact) {
        WaitingRoom room = state.room(contact.queue());
        ShareLedger known = state.shares.of(state.line(contact.line().value()), room);
        if (known == null) {
            return null;
        }
        ShareLedger ledger = draft.ledger(known);
        ShareLedger.Share next = ledger.next(Shares.there(ledger, room, draft));
        ledger.count(next.vendor(), next.how(), next.turn());
        long untilMs = draft.atMs + ledger.setting.reservedMs();
        draft.add(new ContactAssigned(
                draft.atMs, contact, ledger.setting.share(), next.vendor(), next.how(), next.turn(), untilMs));
        return next.vendor();
    }

    /** The contact goes first to the agent who talked with the caller last, if there, and of the vendor whose turn it is. */
    private void keep(Draft draft, ContactRef contact, @Nullable Sealed caller, @Nullable VendorId assigned) {
        WaitingRoom room = state.room(contact.queue());
        QueueMemory memory = room.setting.memory();
        LastTalk last = caller == null || !memory.isWanted() ? null : state.lastAgents.of(contact.client(), caller);
        if (last == null || draft.atMs - last.atMs() > memory.rememberedMs()) {
            return;
        }
        Agent agent = state.agents.get(last.agent().value());
        boolean isTheirs = agent != null && (assigned == null || assigned.equals(agent.ref.vendor()));
        if (agent != null && isTheirs && agent.staffed.contains(room) && !draft.goesAway(agent)) {
            draft.add(new ContactKept(draft.atMs, contact, agent.ref, draft.atMs + memory.keptMs()));
        }
    }

    /** The first queue that takes a contact, from one on to where each sends those whom it does not take; none when none does. */
    private @Nullable QueueId roomFrom(Draft draft, @Nullable QueueId first, Set<Long> seen) {
        QueueId queue = first;
        while (queue != null && seen.add(queue.value())) {
            MoveCause obstacle = obstacleIn(draft, queue);
            if (obstacle == null) {
                return queue;
            }
            WaitingRoom room = state.room(queue);
            queue = obstacle == MoveCause.QUEUE_CLOSED
                    ? room.setting.hours().closedTo()
                    : room.setting.limits().overflow();
        }
        return null;
    }

    /** Why a queue takes nobody now: it is closed, or else full; null when it takes one more. */
    private @Nullable MoveCause obstacleIn(Draft draft, QueueId queue) {
        WaitingRoom room = state.room(queue);
        if (!room.opening.isOpen(draft.atMs)) {
            return MoveCause.QUEUE_CLOSED;
        }
        return room.isFull(draft) ? MoveCause.QUEUE_FULL : null;
    }

    private static EndCause endFor(@Nullable MoveCause cause) {
        return switch (cause) {
            case QUEUE_FULL -> EndCause.QUEUE_FULL;
            case WAIT_LIMIT -> EndCause.WAIT_LIMIT;
            case QUEUE_CLOSED, CLOSING_TIME -> EndCause.QUEUE_CLOSED;
            case RETURNED, AFTER_TALK -> throw new IllegalStateException("a contact ends by what its queue does to it");
            case null -> throw new IllegalStateException("a queue that takes a contact is no reason to end it");
        };
    }
}
