package org.huawu.routing;

import org.huawu.events.AgentEvent.SkillsChanged;
import org.huawu.events.AgentState;
import org.huawu.events.ConnectFailure;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.OfferEvent.OfferTimedOut;
import org.huawu.events.Party;
import org.huawu.events.ProgramEvent.SignOfLife;
import org.huawu.events.PromptEnding;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingFailure;
import org.huawu.events.WrapUpEnding;
import org.huawu.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/** What follows from time: the earliest deadline that is due, one at a time; at last a sign of life. */
final class TimeRules {

    private final RoutingState state;
    private final ContactRules rules;

    TimeRules(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
    }

    @Nullable
    Rejection decide(Draft draft) {
        if (state.deadlines.isEmpty() || state.deadlines.first().dueMs() > draft.atMs) {
            if (state.signOfLifeDueMs() <= draft.atMs) {
                draft.add(new SignOfLife(draft.atMs));
                return null;
            }
            return new Rejection(
                    "nothing-due", RejectionFacts.of("nowMs", draft.atMs).sorted());
        }
        Deadline due = state.deadlines.first();
        switch (due.kind()) {
            case CONTACT -> {
                Contact contact = state.contacts.get(due.id());
                if (contact != null) {
                    contactDue(contact, draft);
                }
            }
            case AGENT -> agentDue(state.agent(due.id()), draft);
            case SKILLS -> draft.add(new SkillsChanged(draft.atMs, state.agent(due.id()).ref));
            case RECORDING -> {
                AwaitedRecording recording = state.recordings.get(new EffectId(due.id(), due.index()));
                if (recording != null) {
                    draft.add(new RecordingFailed(
                            draft.atMs,
                            recording.contact,
                            recording.agent,
                            recording.id,
                            recording.isStarted ? RecordingFailure.NO_REPORT : RecordingFailure.NO_OUTCOME));
                }
            }
        }
        return null;
    }

    /** Wrap-up is over, or who did not take an offer was left alone long enough. */
    private void agentDue(Agent agent, Draft draft) {
        if (agent.state == AgentState.WRAP_UP) {
            rules.wrapUpEnded(draft, agent, WrapUpEnding.LIMIT);
            rules.free(draft, agent.ref, AgentState.READY);
        } else {
            rules.change(draft, agent.ref, AgentState.READY);
        }
    }

    private void contactDue(Contact contact, Draft draft) {
        switch (contact.stage) {
            case ANSWERING -> rules.end(draft, contact, EndCause.ANSWER_FAILED, Party.SYSTEM);
            case PROMPT -> rules.promptEnded(draft, contact, PromptEnding.LIMIT);
            case OFFERED -> {
                if (contact.agent != null) {
                    draft.add(
                            new OfferTimedOut(draft.atMs, contact.ref, contact.agent, draft.atMs - contact.offeredMs));
                    rules.passedBy(draft, contact, contact.agent, AgentState.NO_ANSWER);
                }
            }
            case CONNECTING -> rules.connectFailed(draft, contact, ConnectFailure.NO_OUTCOME);
            case WAITING -> rules.waitedOn(draft, contact);
            case TALKING -> rules.talks.due(draft, contact);
            case DIALLING -> rules.dials.due(draft, contact);
            case PASSED_ON -> rules.outsides.due(draft, contact);
        }
    }
}
