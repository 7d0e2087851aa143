package org.huawu.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huawu.events.AgentEvent;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactRef;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.ContactReturned;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.kernel.QueueId;
import org.huawu.metrics.Live.LiveQueue;
import org.huawu.routing.MadeUpDay;
import org.jspecify.annotations.Nullable;

class LiveProperties {

    private static final int INPUTS = 300;

    @Property
    void given_any_traffic_when_it_is_restored_from_its_rows_in_the_middle_then_it_goes_on_the_same(@ForAll long seed) {
        List<Event> events = MadeUpDay.events(seed, INPUTS);
        int middle = new Random(seed).nextInt(events.size());
        Live whole = new Live();
        Live restored = new Live();
        for (int i = 0; i < events.size(); i++) {
            if (i == middle) {
                restored = new Live(restored.contacts(), restored.agents(), restored.sounds());
            }
            whole.apply(events.get(i));
            restored.apply(events.get(i));
            assertThat(restored.queues()).isEqualTo(whole.queues());
            assertThat(restored.agents()).isEqualTo(whole.agents());
            assertThat(restored.readyWithoutSound()).isEqualTo(whole.readyWithoutSound());
        }
    }

    @Property
    void given_any_traffic_when_it_is_shown_then_a_naive_look_through_all_events_sees_the_same(@ForAll long seed) {
        List<Event> events = MadeUpDay.events(seed, INPUTS);
        int end = new Random(seed).nextInt(events.size() + 1);
        List<Event> seen = events.subList(0, end);
        Live live = new Live();
        seen.forEach(live::apply);
        assertThat(live.queues()).isEqualTo(queues(seen));
        assertThat(live.states(who -> true)).isEqualTo(states(seen));
    }

    private static List<LiveQueue> queues(List<Event> seen) {
        TreeMap<Long, LiveQueue> queues = new TreeMap<>();
        for (int i = 0; i < seen.size(); i++) {
            List<Event> later = seen.subList(i, seen.size());
            ContactRef queued = begun(seen.get(i));
            if (queued != null && !isOver(queued, later)) {
                Event last = later.stream()
                        .filter(each -> isStep(each, queued))
                        .reduce(seen.get(i), (first, second) -> second);
                boolean talks = last instanceof ContactConnected
                        || last instanceof ContactReconnected
                        || last instanceof CalleeAnswered;
                boolean connects = last instanceof OfferAccepted;
                boolean waits = !talks && !connects && !(last instanceof ContactPassedOn);
                QueueId queue = queueOf(queued, later);
                LiveQueue one = new LiveQueue(
                        queue,
                        waits ? 1 : 0,
                        waits ? waitsSinceMs(queued, seen.get(i).atMs(), later) : 0,
                        connects ? 1 : 0,
                        talks ? 1 : 0);
                queues.merge(queue.value(), one, LiveProperties::plus);
            }
        }
        return List.copyOf(queues.values());
    }

    /** The contact of which one is the first to be seen: it is queued, or called and answered; null of others. */
    private static @Nullable ContactRef begun(Event event) {
        return switch (event) {
            case ContactQueued e -> e.contact();
            case CalleeAnswered e -> e.contact();
            default -> null;
        };
    }

    private static boolean isOver(ContactRef queued, List<Event> later) {
        return later.stream().anyMatch(each -> each instanceof ContactEnded e && isSame(e.contact(), queued));
    }

    private static boolean isSame(ContactRef contact, ContactRef queued) {
        return contact.contact().equals(queued.contact());
    }

    /** Whether an event takes the contact a step on. */
    private static boolean isStep(Event event, ContactRef queued) {
        return switch (event) {
            case OfferEvent e -> isSame(e.contact(), queued);
            case ContactConnected e -> isSame(e.contact(), queued);
            case ContactReconnected e -> isSame(e.contact(), queued);
            case ContactRequeued e -> isSame(e.contact(), queued);
            case ContactPassedOn e -> isSame(e.contact(), queued);
            case ContactReturned e -> isSame(e.contact(), queued);
            default -> false;
        };
    }

    private static long waitsSinceMs(ContactRef queued, long beganMs, List<Event> later) {
        long sinceMs = beganMs;
        for (Event event : later) {
            sinceMs = event instanceof ContactRequeued e && isSame(e.contact(), queued) ? e.atMs() : sinceMs;
            sinceMs = event instanceof ContactReturned e && isSame(e.contact(), queued) ? e.atMs() : sinceMs;
        }
        return sinceMs;
    }

    /** Where it was moved to last. */
    private static QueueId queueOf(ContactRef queued, List<Event> later) {
        QueueId queue = queued.queue();
        for (Event event : later) {
            queue = event instanceof ContactMoved e && isSame(e.contact(), queued) ? e.to() : queue;
            queue = event instanceof ContactRequeued e && isSame(e.contact(), queued) ? e.to() : queue;
        }
        return queue;
    }

    private static LiveQueue plus(LiveQueue first, LiveQueue second) {
        return new LiveQueue(
                first.queue(),
                first.waiting() + second.waiting(),
                longest(first, second),
                first.connecting() + second.connecting(),
                first.talking() + second.talking());
    }

    private static long longest(LiveQueue first, LiveQueue second) {
        if (first.waiting() == 0 || second.waiting() == 0) {
            return Math.max(first.longestSinceMs(), second.longestSinceMs());
        }
        return Math.min(first.longestSinceMs(), second.longestSinceMs());
    }

    /** The last word of each agent. */
    private static Map<AgentState, Integer> states(List<Event> seen) {
        TreeMap<Long, AgentState> last = new TreeMap<>();
        for (Event event : seen) {
            switch (event) {
                case AgentEvent.AgentSignedIn e -> last.put(e.agent().agent().value(), AgentState.NOT_READY);
                case AgentEvent.AgentStateChanged e ->
                    last.put(e.agent().agent().value(), e.to());
                case AgentEvent.AgentSignedOut e ->
                    last.remove(e.agent().agent().value());
                default -> {}
            }
        }
        TreeMap<AgentState, Integer> states = new TreeMap<>();
        last.values().forEach(state -> states.merge(state, 1, Integer::sum));
        return states;
    }
}
