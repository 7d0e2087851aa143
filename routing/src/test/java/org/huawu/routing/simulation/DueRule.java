package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.util.List;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ContactEvent.ContactFreed;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.ContactEvent.PromptEnded;
import org.huawu.events.ContactStage;
import org.huawu.events.Event;
import org.huawu.events.QueueStep;
import org.huawu.routing.Input;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.SwitchboardFact.DigitsPressed;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.PlaybackEnded;

/** What is due comes in time, nothing comes before, and while anybody is there the program gives a sign of life. */
final class DueRule implements Rule {

    private static final String RULE = "what is due comes";
    private static final long SIGN_EVERY_MS = 10_000;

    @Override
    public void before(Event event, Picture seen, Taken step) {
        if (event instanceof ContactReleased released) {
            SeenContact contact = seen.contact(released.contact());
            boolean isRight = contact.isWaiting()
                    && released.vendor().equals(contact.reservedFor)
                    && released.atMs() >= contact.reservedUntilMs;
            unless(isRight, "a contact is released when its reservation is over", released, contact.reservedUntilMs);
        } else if (event instanceof ContactFreed freed) {
            SeenContact contact = seen.contact(freed.contact());
            boolean isRight =
                    contact.isWaiting() && freed.agent().equals(contact.keptFor) && freed.atMs() >= contact.keptUntilMs;
            unless(isRight, "a contact is freed when its agent had time enough", freed, contact.keptUntilMs);
        } else if (event instanceof PromptEnded ended) {
            unless(isEnding(ended, seen, step.input()), "a prompt ends as it does", ended, step.input());
        }
    }

    private static boolean isEnding(PromptEnded event, Picture seen, Input input) {
        return switch (event.ending()) {
            case PLAYED ->
                input instanceof PlaybackEnded fact && fact.playback().equals(event.playback());
            case SKIPPED -> input instanceof DigitsPressed;
            case FAILED -> input instanceof OrderSettled || input instanceof EpochBegan;
            case LIMIT -> input instanceof DeadlineReached && event.atMs() >= seen.contact(event.contact()).dueMs;
        };
    }

    /** What was ordered in an epoch is not waited for in the next. */
    @Override
    public void after(Picture seen, Taken step) {
        if (step.isAccepted() && step.input() instanceof EpochBegan) {
            for (SeenContact contact : seen.contacts.values()) {
                boolean isAnswering =
                        contact.stage == ContactStage.ANSWERING || contact.stage == ContactStage.CONNECTING;
                boolean isOrdered = contact.stage == ContactStage.PROMPT && contact.promptedMs < step.atMs();
                unless(!isAnswering && !isOrdered, "a new epoch waits for no order of the last", contact.ref);
            }
        }
    }

    @Override
    public void atRest(Picture seen, long nowMs) {
        for (SeenContact contact : seen.contacts.values()) {
            long dueMs = contact.isWaiting() ? waitDueMs(contact, seen.settings()) : contact.dueMs;
            unless(dueMs > nowMs, RULE, contact.ref, contact.stage, dueMs, nowMs);
        }
        for (SeenAgent agent : seen.agents.values()) {
            boolean isOver = agent.state == AgentState.WRAP_UP && agent.wrapUpDueMs <= nowMs;
            unless(!isOver, RULE, agent.ref, agent.wrapUpDueMs, nowMs);
            boolean isLeft = agent.isPausing() && agent.pauseDueMs <= nowMs;
            unless(!isLeft, RULE, agent.ref, agent.pauseDueMs, nowMs);
            long skillsMs = seen.settings().skillsChangeMs(agent);
            unless(skillsMs > nowMs, RULE, agent.ref, skillsMs, nowMs);
        }
        boolean isAnybody = !seen.contacts.isEmpty() || !seen.agents.isEmpty();
        unless(
                !isAnybody || nowMs - seen.lastMs < SIGN_EVERY_MS,
                "a sign of life comes every ten seconds",
                seen.lastMs,
                nowMs);
    }

    /** When something becomes due for one that waits, reckoned from the settings anew. */
    private static long waitDueMs(SeenContact contact, SeenSettings settings) {
        QueueSetting queue = settings.queue(contact.ref.queue());
        long dueMs = contact.closesMs > 0 ? contact.closesMs : Long.MAX_VALUE;
        if (queue.limits().longestWaitMs() > 0) {
            dueMs = Math.min(dueMs, contact.enteredMs + queue.limits().longestWaitMs());
        }
        if (contact.reservedFor != null) {
            dueMs = Math.min(dueMs, contact.reservedUntilMs);
        }
        if (contact.keptFor != null) {
            dueMs = Math.min(dueMs, contact.keptUntilMs);
        }
        List<QueueStep> steps = queue.steps();
        if (contact.step + 1 < steps.size()) {
            dueMs = Math.min(
                    dueMs, contact.enteredMs + steps.get(contact.step + 1).afterMs());
        }
        return dueMs;
    }
}
