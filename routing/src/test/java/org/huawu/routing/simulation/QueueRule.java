package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.List;
import java.util.TreeSet;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.MoveCause;
import org.huawu.events.QueueStep;
import org.huawu.events.RequeueCause;
import org.huawu.events.SkillLevel;
import org.huawu.events.SwitchboardEvent.ChannelRefused;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.Urgency;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/** Queues let in whom they may, send the others where they say, and nobody waits longer than he may. */
final class QueueRule implements Rule {

    private static final String RULE = "a queue takes whom it may";

    @Override
    public void before(Event event, Picture seen, Taken step) {
        switch (event) {
            case ContactArrived e -> {
                LineSetting line = seen.settings().line(e.contact().line().value());
                boolean fits = line != null
                        && line.queue().equals(e.contact().queue())
                        && line.project().equals(e.contact().project())
                        && line.client().equals(e.contact().client());
                unless(fits, "a contact goes to the queue of its line", e);
            }
            case ContactQueued e -> {
                unless(obstacle(seen, e.contact().queue(), e.atMs()) == null, RULE, e);
                placed(seen.contact(e.contact()), seen.settings());
            }
            case ChannelRefused e ->
                unless(seen.settings().line(e.line().value()) == null, "only who dials no line is refused", e);
            case ContactMoved e -> moved(e, seen);
            case ContactEnded e -> ended(e, seen);
            case ContactRequeued e -> {
                boolean isAsked = e.cause() == RequeueCause.TRANSFERRED;
                unless(!isAsked || obstacle(seen, e.to(), e.atMs()) == null, RULE, e);
            }
            case QueueStepReached e -> {
                SeenContact contact = seen.contact(e.contact());
                List<QueueStep> steps =
                        seen.settings().queue(contact.ref.queue()).steps();
                boolean isNext = contact.isWaiting()
                        && e.step() > contact.step
                        && e.step() < steps.size()
                        && e.atMs() - contact.enteredMs >= steps.get(e.step()).afterMs();
                unless(isNext, "a step is reached by waiting", e, contact.enteredMs);
            }
            default -> {}
        }
    }

    private static void placed(SeenContact contact, SeenSettings settings) {
        LineSetting line = settings.line(contact.ref.line().value());
        Urgency urgency = line == null ? Urgency.USUAL : line.urgency();
        List<SkillLevel> needs = line == null ? List.of() : line.needs();
        boolean fits = contact.contactClass == urgency.contactClass()
                && contact.creditMs == urgency.creditMs()
                && contact.needs.equals(needs);
        unless(fits, "a contact's place is that of its line", contact.ref, urgency);
    }

    private static void moved(ContactMoved event, Picture seen) {
        SeenContact contact = seen.contact(event.contact());
        QueueSetting from = seen.settings().queue(contact.ref.queue());
        long atMs = event.atMs();
        QueueId wanted = switch (event.cause()) {
            case QUEUE_FULL, QUEUE_CLOSED -> roomFrom(seen, contact.ref.queue(), null, atMs);
            case WAIT_LIMIT -> roomFrom(seen, from.limits().overflow(), contact.ref.queue(), atMs);
            case RETURNED -> roomFrom(seen, from.limits().overflow(), contact.ref.queue(), atMs);
            case CLOSING_TIME -> roomFrom(seen, from.hours().closedTo(), contact.ref.queue(), atMs);
            default -> event.to();
        };
        unless(event.to().equals(wanted), RULE, event, wanted);
        if (contact.isWaiting()) {
            isOver(contact, from, event.cause(), atMs);
            unless(event.waitedMs() == atMs - contact.queuedMs, "a move bears the wait until then", event);
        } else {
            MoveCause obstacle = obstacle(seen, contact.ref.queue(), atMs);
            unless(event.cause() == obstacle && event.waitedMs() == 0, RULE, event, obstacle);
        }
    }

    private static void ended(ContactEnded event, Picture seen) {
        SeenContact contact = seen.contact(event.contact());
        MoveCause cause = switch (event.cause()) {
            case QUEUE_FULL -> MoveCause.QUEUE_FULL;
            case WAIT_LIMIT -> MoveCause.WAIT_LIMIT;
            case QUEUE_CLOSED -> contact.isWaiting() ? MoveCause.CLOSING_TIME : MoveCause.QUEUE_CLOSED;
            default -> null;
        };
        if (cause == null) {
            return;
        }
        QueueSetting from = seen.settings().queue(contact.ref.queue());
        boolean waits = contact.isWaiting();
        unless(waits == (cause == MoveCause.WAIT_LIMIT || cause == MoveCause.CLOSING_TIME), RULE, event);
        QueueId first = waits
                ? (cause == MoveCause.WAIT_LIMIT
                        ? from.limits().overflow()
                        : from.hours().closedTo())
                : contact.ref.queue();
        QueueId to = roomFrom(seen, first, waits ? contact.ref.queue() : null, event.atMs());
        unless(to == null, "nobody is sent away whom a queue takes", event, to);
        if (waits) {
            isOver(contact, from, cause, event.atMs());
        } else {
            MoveCause obstacle = obstacle(seen, contact.ref.queue(), event.atMs());
            EndCause wanted = obstacle == MoveCause.QUEUE_FULL ? EndCause.QUEUE_FULL : EndCause.QUEUE_CLOSED;
            unless(obstacle != null && event.cause() == wanted, RULE, event, obstacle);
        }
    }

    private static void isOver(SeenContact contact, QueueSetting from, MoveCause cause, long atMs) {
        long limitMs = from.limits().longestWaitMs();
        boolean isLong = limitMs > 0 && atMs >= contact.enteredMs + limitMs;
        boolean isClosed = contact.closesMs > 0 && atMs >= contact.closesMs;
        int most = from.refusals().mostReturns();
        boolean isReturned = most > 0 && contact.returns >= most;
        boolean isOver = switch (cause) {
            case WAIT_LIMIT -> isLong;
            case AFTER_TALK -> contact.talkedWith != null && (isLong || isClosed || isReturned);
            case RETURNED -> isReturned;
            default -> isClosed;
        };
        unless(isOver, "nobody is moved before it is time", contact.ref, cause, atMs, contact.enteredMs);
    }

    private static @Nullable MoveCause obstacle(Picture seen, QueueId queue, long atMs) {
        if (!seen.settings().isOpen(queue, atMs)) {
            return MoveCause.QUEUE_CLOSED;
        }
        int most = seen.settings().queue(queue).limits().mostWaiting();
        return most > 0 && seen.waitingIn(queue) >= most ? MoveCause.QUEUE_FULL : null;
    }

    /** The first queue that takes one more, from one on along the chain of overflows, each once. */
    private static @Nullable QueueId roomFrom(
            Picture seen, @Nullable QueueId first, @Nullable QueueId left, long atMs) {
        TreeSet<Long> tried = new TreeSet<>();
        if (left != null) {
            tried.add(left.value());
        }
        QueueId queue = first;
        while (queue != null && tried.add(queue.value())) {
            MoveCause obstacle = obstacle(seen, queue, atMs);
            if (obstacle == null) {
                return queue;
            }
            QueueSetting setting = seen.settings().queue(queue);
            queue = obstacle == MoveCause.QUEUE_FULL
                    ? setting.limits().overflow()
                    : setting.hours().closedTo();
        }
        return null;
    }
}
