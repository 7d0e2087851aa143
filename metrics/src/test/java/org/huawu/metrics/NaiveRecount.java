package org.huawu.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactRef;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.ContactReturned;
import org.huawu.events.Party;
import org.huawu.events.RequeueCause;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.events.TalkEvent.HoldBegan;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.kernel.ReasonId;
import org.huawu.metrics.Measure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Counts once more, from the moments at which events happened and not from the spans they carry: when was each contact
 * queued, joined, over; which part of each half-hour did each agent spend in each state.
 */
final class NaiveRecount {

    /** A figure's key as one text, so that a map can sort it. */
    static String name(FigureKey key, Measure measure) {
        return key + " " + measure;
    }

    private final Map<String, Long> figures = new TreeMap<>();
    private final List<Event> events;

    NaiveRecount(List<Event> events) {
        this.events = events;
    }

    /** The figures of the queue's contacts. */
    Map<String, Long> ofContacts() {
        for (int i = 0; i < events.size(); i++) {
            List<Event> later = events.subList(i, events.size());
            if (events.get(i) instanceof ContactQueued queued) {
                add(FigureKey.of(queued.atMs(), queued.contact()), Measure.of(Kind.OFFERED), 1);
                contact(queued.contact(), queued.atMs(), null, later);
            } else if (events.get(i) instanceof CalleeAnswered answered) {
                contact(answered.contact(), answered.atMs(), answered.agent(), later);
            }
        }
        return figures;
    }

    /** One that was queued, or, with an agent from the beginning, called and answered. */
    private void contact(ContactRef first, long beganMs, @Nullable AgentRef caller, List<Event> later) {
        ContactRef here = first;
        AgentRef inCharge = caller;
        long sinceMs = beganMs;
        boolean isAnswered = caller != null;
        boolean isOutside = false;
        for (Event event : later) {
            if (event instanceof ContactMoved e && e.contact().equals(here)) {
                here = moved(beganMs, e, isAnswered);
            }
            if (event instanceof ContactConnected e && e.contact().equals(here)) {
                inCharge = e.agent();
                sinceMs = e.atMs();
                isAnswered = true;
                FigureKey key = FigureKey.of(beganMs, here, e.agent());
                long waitedMs = e.atMs() - beganMs;
                add(key, Measure.of(Kind.ANSWERED), 1);
                add(key, new Measure(Kind.ANSWERED_BY_WAIT, bound(waitedMs)), 1);
                add(key, Measure.of(Kind.ANSWERED_WAIT_MS), waitedMs);
            }
            if (event instanceof ContactReconnected e && e.contact().equals(here)) {
                inCharge = e.agent();
                sinceMs = e.atMs();
            }
            if (event instanceof ContactHandedOver e && e.contact().equals(here)) {
                talked(e.atMs(), here, Objects.requireNonNull(inCharge), sinceMs);
                inCharge = e.to();
                sinceMs = e.atMs();
            }
            if (event instanceof ContactRequeued e && e.contact().equals(here)) {
                talked(e.atMs(), here, Objects.requireNonNull(inCharge), sinceMs);
                if (e.cause() == RequeueCause.TRANSFERRED) {
                    add(FigureKey.of(e.atMs(), here, inCharge), Measure.of(Kind.TRANSFERRED_OUT), 1);
                    add(FigureKey.of(e.atMs(), here.in(e.to())), Measure.of(Kind.TRANSFERRED_IN), 1);
                }
                inCharge = null;
                here = here.in(e.to());
            }
            if (event instanceof ContactPassedOn e && e.contact().equals(here)) {
                talked(e.atMs(), here, Objects.requireNonNull(inCharge), sinceMs);
                inCharge = null;
                isOutside = true;
            }
            isOutside &= !(event instanceof ContactReturned e && e.contact().equals(here));
            if (event instanceof ContactEnded e && e.contact().equals(here)) {
                if (inCharge != null) {
                    talked(e.atMs(), here, inCharge, sinceMs);
                } else if (isAnswered && !isOutside) {
                    add(
                            FigureKey.of(e.atMs(), here, Objects.requireNonNull(e.agent())),
                            Measure.of(Kind.LOST_AFTER_TALK),
                            1);
                } else if (!isAnswered) {
                    unanswered(beganMs, e);
                }
                return; // the same id may come once more
            }
        }
    }

    private ContactRef moved(long queuedMs, ContactMoved e, boolean isAnswered) {
        ContactRef there = e.contact().in(e.to());
        long atMs = isAnswered ? e.atMs() : queuedMs;
        add(FigureKey.of(atMs, e.contact()), Measure.of(isAnswered ? Kind.TRANSFERRED_OUT : Kind.MOVED_OUT), 1);
        add(FigureKey.of(atMs, there), Measure.of(isAnswered ? Kind.TRANSFERRED_IN : Kind.MOVED_IN), 1);
        return there;
    }

    /** One agent's part of a talk ends. */
    private void talked(long atMs, ContactRef contact, AgentRef agent, long sinceMs) {
        FigureKey key = FigureKey.of(atMs, contact, agent);
        add(key, Measure.of(Kind.TALKS), 1);
        add(key, Measure.of(Kind.TALK_MS), atMs - sinceMs);
    }

    private void unanswered(long queuedMs, ContactEnded e) {
        FigureKey alone = FigureKey.of(queuedMs, e.contact());
        long waitedMs = e.atMs() - queuedMs;
        if (e.by() == Party.CALLER) {
            add(alone, Measure.of(Kind.ABANDONED), 1);
            add(alone, new Measure(Kind.ABANDONED_BY_WAIT, bound(waitedMs)), 1);
            add(alone, Measure.of(Kind.ABANDONED_WAIT_MS), waitedMs);
        } else {
            boolean isLong = e.cause() == EndCause.WAIT_LIMIT;
            boolean isClosed = e.cause() == EndCause.QUEUE_CLOSED;
            add(alone, Measure.of(isLong ? Kind.WAITED_OUT : isClosed ? Kind.CLOSED_OUT : Kind.LOST_IN_QUEUE), 1);
        }
    }

    /** How often and how long callers were put aside, from the moments at which it began and ended. */
    Map<String, Long> ofHolds() {
        Map<Long, Long> since = new TreeMap<>();
        for (Event event : events) {
            if (event instanceof HoldBegan e) {
                since.put(e.contact().contact().value(), e.atMs());
                add(FigureKey.of(e.atMs(), e.contact(), e.agent()), Measure.of(Kind.HOLDS), 1);
            } else if (event instanceof HoldEnded e) {
                long beganMs = Objects.requireNonNull(
                        since.remove(e.contact().contact().value()));
                add(FigureKey.of(e.atMs(), e.contact(), e.agent()), Measure.of(Kind.HOLD_MS), e.atMs() - beganMs);
            }
        }
        return figures;
    }

    /** The time of agents in states, every half-hour of the day held against every span. */
    Map<String, Long> ofAgents() {
        record Span(
                AgentRef agent, AgentState state, @Nullable ReasonId reason, long fromMs, long untilMs) {}
        List<Span> spans = new ArrayList<>();
        Map<Long, Long> since = new TreeMap<>();
        Map<Long, AgentState> state = new TreeMap<>();
        Map<Long, ReasonId> reasons = new TreeMap<>();
        for (Event event : events) {
            switch (event) {
                case AgentSignedIn e -> {
                    since.put(e.agent().agent().value(), e.atMs());
                    state.put(e.agent().agent().value(), AgentState.NOT_READY);
                }
                case AgentStateChanged e -> {
                    long id = e.agent().agent().value();
                    spans.add(new Span(
                            e.agent(),
                            Objects.requireNonNull(state.put(id, e.to())),
                            e.reason() == null ? reasons.remove(id) : reasons.put(id, e.reason()),
                            Objects.requireNonNull(since.put(id, e.atMs())),
                            e.atMs()));
                }
                case AgentSignedOut e -> {
                    long id = e.agent().agent().value();
                    spans.add(new Span(
                            e.agent(),
                            Objects.requireNonNull(state.remove(id)),
                            reasons.remove(id),
                            Objects.requireNonNull(since.remove(id)),
                            e.atMs()));
                }
                default -> {}
            }
        }
        long last = events.getLast().atMs() / HalfHour.LENGTH_MS;
        for (long number = 0; number <= last; number++) {
            HalfHour halfHour = new HalfHour(number);
            for (Span span : spans) {
                long within = Math.min(span.untilMs(), halfHour.endMs()) - Math.max(span.fromMs(), halfHour.beginMs());
                add(FigureKey.of(halfHour, span.agent()), Measure.timeIn(span.state()), Math.max(0, within));
                if (span.reason() != null) {
                    add(FigureKey.of(halfHour, span.agent()), Measure.onBreakFor(span.reason()), Math.max(0, within));
                }
            }
        }
        return figures;
    }

    private static int bound(long waitedMs) {
        return WaitBounds.SECONDS.stream()
                .filter(seconds -> seconds * 1_000L >= waitedMs)
                .findFirst()
                .orElse(WaitBounds.OVER);
    }

    private void add(FigureKey key, Measure measure, long amount) {
        if (amount > 0) {
            figures.merge(name(key, measure), amount, Long::sum);
        }
    }
}
