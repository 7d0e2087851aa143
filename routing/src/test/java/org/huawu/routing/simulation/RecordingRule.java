package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.TreeMap;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactRef;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.events.RecordingEvent;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.RecordingEvent.RecordingStarted;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.ContactRequeued;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.RecordingNotStored;
import org.huawu.routing.SwitchboardFact.RecordingStored;
import org.jspecify.annotations.Nullable;

/** Each recording that is ordered is saved or fails, once, and is not waited for without end. */
final class RecordingRule implements Rule {

    private static final String RULE = "each recording ends once";
    /** Twice the contacts of the smallest house: from there on a recording may be refused for want of room. */
    private static final int FEWEST_AWAITED = 10;

    /** A recording that is awaited. */
    private static final class Awaited {
        final ContactRef contact;
        final AgentRef agent;
        /** Whether it is of a talk that goes on. */
        boolean isCurrent = true;

        boolean isStarted;
        long dueMs;

        Awaited(ContactRef contact, AgentRef agent, long dueMs) {
            this.contact = contact;
            this.agent = agent;
            this.dueMs = dueMs;
        }
    }

    private final TreeMap<EffectId, Awaited> awaited = new TreeMap<>();

    @Override
    public void before(Event event, Picture seen, Taken step) {
        switch (event) {
            case ContactConnected e ->
                connected(e.recording(), new Awaited(e.contact(), e.agent(), e.recordingDueMs()), seen);
            case ContactReconnected e ->
                connected(e.recording(), new Awaited(e.contact(), e.agent(), e.recordingDueMs()), seen);
            case CalleeAnswered e ->
                connected(e.recording(), new Awaited(e.contact(), e.agent(), e.recordingDueMs()), seen);
            case ContactRequeued e -> {
                if (!seen.settings().queue(e.to()).recorded()) {
                    ends(e.contact(), e.atMs(), seen);
                }
            }
            case ContactEnded e -> ends(e.contact(), e.atMs(), seen);
            case EpochOpened e -> {
                for (Awaited each : awaited.values()) {
                    if (each.dueMs > 0) {
                        long againMs = e.atMs() + seen.settings().configuration.recordingLimitMs();
                        each.dueMs = Math.max(each.dueMs, againMs);
                    }
                }
            }
            case RecordingStarted e -> {
                Awaited recording = of(e);
                unless(!recording.isStarted, "a recording begins once", e);
                unless(isOutcome(step, e, Outcome.DONE), "a recording begins when it does", e, step.input());
                recording.isStarted = true;
                recording.dueMs = recording.isCurrent ? 0 : recording.dueMs;
            }
            case RecordingSaved e -> {
                of(e);
                boolean isTold = step.input() instanceof RecordingStored fact
                        && fact.recording().equals(e.recording())
                        && fact.soundMs() == e.soundMs()
                        && fact.bytes() == e.bytes();
                unless(isTold, "a recording is saved when it is", e, step.input());
                awaited.remove(e.recording());
            }
            case RecordingFailed e -> {
                Awaited recording = of(e);
                boolean isEarly = step.input() instanceof DeadlineReached && e.atMs() < recording.dueMs;
                unless(!isEarly, "a recording has its time", e, recording.dueMs);
                boolean isTold = switch (e.cause()) {
                    case REFUSED -> isOutcome(step, e, Outcome.REFUSED);
                    case NOT_STORED ->
                        step.input() instanceof RecordingNotStored fact
                                && fact.recording().equals(e.recording());
                    case NO_OUTCOME -> isOutcome(step, e, Outcome.UNKNOWN) || step.input() instanceof DeadlineReached;
                    case NO_REPORT -> step.input() instanceof DeadlineReached;
                };
                unless(isTold, "a recording fails for a reason", e, step.input());
                awaited.remove(e.recording());
            }
            default -> {}
        }
    }

    private void connected(@Nullable EffectId order, Awaited recording, Picture seen) {
        ContactRef contact = recording.contact;
        boolean isRecorded = false;
        for (Awaited each : awaited.values()) {
            isRecorded |= each.isCurrent && each.contact.contact().equals(contact.contact());
        }
        boolean isWanted = seen.settings().queue(contact.queue()).recorded() && !isRecorded;
        boolean isFull = awaited.size() >= FEWEST_AWAITED;
        boolean fits = isWanted == (order != null) || (isWanted && isFull);
        unless(fits, "a talk is recorded where the queue says so", contact, order);
        if (order != null) {
            unless(awaited.put(order, recording) == null, "a recording is ordered once", contact, order);
        }
    }

    private void ends(ContactRef contact, long atMs, Picture seen) {
        for (Awaited each : awaited.values()) {
            if (each.isCurrent && each.contact.contact().equals(contact.contact())) {
                each.isCurrent = false;
                each.dueMs = atMs + seen.settings().configuration.recordingLimitMs();
            }
        }
    }

    private static boolean isOutcome(Taken step, RecordingEvent event, Outcome outcome) {
        return step.input() instanceof OrderSettled fact
                && fact.order().equals(event.recording())
                && fact.outcome() == outcome;
    }

    private Awaited of(RecordingEvent event) {
        Awaited recording = awaited.get(event.recording());
        if (recording == null) {
            throw new BrokenRule(RULE, event.toString());
        }
        boolean isTheirs = recording.contact.equals(event.contact()) && recording.agent.equals(event.agent());
        unless(isTheirs, "a recording is that of its talk", event, recording.contact);
        return recording;
    }

    @Override
    public void atRest(Picture seen, long nowMs) {
        awaited.forEach((id, each) ->
                unless(each.dueMs == 0 || each.dueMs > nowMs, "what is due comes", id, each.dueMs, nowMs));
    }

    @Override
    public void over(Picture seen) {
        unless(awaited.isEmpty(), RULE, awaited.keySet());
    }
}
