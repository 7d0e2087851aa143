package org.huawu.server.reports.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huawu.events.AgentEvent;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.ContactEvent;
import org.huawu.events.DialEvent;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.OutsideEvent;
import org.huawu.events.SignOutCause;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.events.TalkEvent;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.metrics.Live;
import org.huawu.server.calls.Projected;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.reports.LiveFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The live picture: its rows change with the events, in their transaction; what readers get changes after the commit. A fold
 * that belongs to a transaction that failed is thrown away and read anew from the rows. The projector's thread writes, any
 * thread reads.
 */
@Component
@Order(20)
class LiveProjection implements Projection, LiveFigures, SmartLifecycle {

    /** Before the projector. */
    private static final int PHASE = 90;

    private final LiveRows rows;
    private final TodaySums today;
    private final ScopedWork work;
    /** What is committed; none while a transaction is under way, and after one that failed. */
    private @Nullable Live committed;
    /** What the transaction under way makes of it. */
    private @Nullable Live folding;

    private volatile Picture picture = new Picture(List.of(), List.of(), List.of(), Map.of(), List.of(), 0);
    private volatile boolean isRunning;

    LiveProjection(LiveRows rows, TodaySums today, ScopedWork work) {
        this.rows = rows;
        this.today = today;
        this.work = work;
    }

    @Override
    public Picture now() {
        return picture;
    }

    @Override
    public int handledToday(PersonId agent) {
        return today.handledBy(agent);
    }

    @Override
    public void apply(List<StoredEvent> events) {
        Live live = committed == null ? rows.load() : committed;
        committed = null;
        TreeSet<Long> contacts = new TreeSet<>();
        TreeSet<Long> agents = new TreeSet<>();
        TreeSet<Long> seats = new TreeSet<>();
        for (StoredEvent stored : events) {
            live.apply(stored.event());
            note(stored.event(), contacts, agents, seats);
        }
        for (long id : contacts) {
            live.contact(new ContactId(id)).ifPresentOrElse(rows::save, () -> rows.removeContact(id));
        }
        for (long id : agents) {
            live.agent(new PersonId(id)).ifPresentOrElse(rows::save, () -> rows.removeAgent(id));
        }
        for (long id : seats) {
            live.sound(new SeatId(id)).ifPresentOrElse(rows::save, () -> rows.removeSound(id));
        }
        folding = live;
    }

    @Override
    public List<Event> endings(long atMs) {
        Live live = rows.load();
        Stream<Event> signedOut = live.agents().stream()
                .map(agent -> new AgentSignedOut(
                        atMs, agent.agent(), agent.state(), atMs - agent.sinceMs(), SignOutCause.LOG_GONE));
        Stream<Event> silent = live.sounds().stream().map(each -> new SeatAudioLost(atMs, each.seat(), each.channel()));
        return Stream.concat(signedOut, silent).toList();
    }

    /** After the commit, on the same thread; before those who show figures of today. */
    @EventListener
    @Order(20)
    void projected(Projected projected) {
        if (folding != null) {
            committed = folding;
            folding = null;
        }
        projected.events().forEach(stored -> today.count(stored.event()));
        publish();
    }

    @Override
    public void start() {
        committed = work.in(Scope.all(), () -> {
            today.load();
            return rows.load();
        });
        publish();
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void publish() {
        Live live = committed;
        if (live != null) {
            picture = new Picture(
                    live.queues(),
                    live.agents(),
                    live.readyWithoutSound(),
                    today.today(),
                    today.spent(),
                    today.midnightMs());
        }
    }

    private static void note(Event event, Set<Long> contacts, Set<Long> agents, Set<Long> seats) {
        switch (event) {
            case ContactEvent e -> contacts.add(e.contact().contact().value());
            case OfferEvent e -> contacts.add(e.contact().contact().value());
            case TalkEvent e -> contacts.add(e.contact().contact().value());
            case DialEvent e -> contacts.add(e.contact().contact().value());
            case OutsideEvent e -> contacts.add(e.contact().contact().value());
            case AgentEvent e -> agents.add(e.agent().agent().value());
            case SeatAudioConnected e -> seats.add(e.seat().value());
            case SeatAudioLost e -> seats.add(e.seat().value());
            default -> {
                // touches no row
            }
        }
    }
}
