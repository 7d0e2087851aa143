package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.TreeMap;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.events.RecordingEvent;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.RecordingEvent.RecordingStarted;
import org.huawu.events.SwitchboardEvent.EpochOpened;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.RecordingNotStored;
import org.huawu.routing.SwitchboardFact.RecordingStored;

/** Each recording that is ordered is saved or fails, once, and is not waited for without end. */
final class RecordingRule implements Rule {

    private static final String RULE = "each recording ends once";

    /** A recording that is awaited. */
    private static final class Awaited {
        final ContactConnected talk;
        boolean isStarted;
        boolean isOver;
        long dueMs;

        Awaited(ContactConnected talk) {
            this.talk = talk;
            this.dueMs = talk.recordingDueMs();
        }
    }

    private final TreeMap<EffectId, Awaited> awaited = new TreeMap<>();

    @Override
    public void before(Event event, Picture seen, Taken step) {
        switch (event) {
            case ContactConnected e -> {
                if (e.recording() != null) {
                    unless(awaited.put(e.recording(), new Awaited(e)) == null, "a recording is ordered once", e);
                }
            }
            case ContactEnded e -> {
                for (Awaited each : awaited.values()) {
                    if (each.talk.contact().contact().equals(e.contact().contact())) {
                        each.isOver = true;
                        each.dueMs = e.atMs() + seen.settings().configuration.recordingLimitMs();
                    }
                }
            }
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
                recording.dueMs = recording.isOver ? recording.dueMs : 0;
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
        boolean isTheirs = recording.talk.contact().equals(event.contact())
                && recording.talk.agent().equals(event.agent());
        unless(isTheirs, "a recording is that of its talk", event, recording.talk);
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
