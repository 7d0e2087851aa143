package org.huawu.routing;

import java.util.SortedSet;
import org.huawu.events.AgentState;
import org.huawu.events.EndCause;
import org.huawu.events.Party;
import org.huawu.events.SignOutCause;
import org.huawu.events.WrapUpEnding;

/**
 * What follows when the program was dead. As long as anything is under way there is an event every ten seconds, a sign of
 * life if nothing else; so a longer silence before a new epoch is the time it was dead, and counts for nobody: calls that
 * are gone ended with the last event.
 */
final class Standstill {

    /** After how long without an event there is a sign of life. */
    static final long SIGN_EVERY_MS = 10_000;

    /** How long agents are taken to have stayed at their seats while the program was dead. */
    static final long SEATS_KEPT_MS = 120_000;

    private final RoutingState state;
    private final ContactRules rules;

    Standstill(RoutingState state, ContactRules rules) {
        this.state = state;
        this.rules = rules;
    }

    /**
     * Ends what ended while the program was dead, at the time of the last event; to be called again until nothing does.
     *
     * @param present the channels that stand
     */
    void end(SortedSet<Long> present, Draft draft) {
        long deadMs = draft.atMs - state.nowMs;
        if (deadMs <= SIGN_EVERY_MS) {
            return;
        }
        Draft then = draft.at(state.nowMs);
        for (Contact contact : state.contacts.values()) {
            if (!present.contains(contact.channel.value())) {
                rules.end(then, contact, EndCause.CUT, Party.SYSTEM);
            }
        }
        if (then.events().isEmpty() && deadMs > SEATS_KEPT_MS) {
            state.agents.values().forEach(agent -> signOut(agent, then));
        }
    }

    private void signOut(Agent agent, Draft then) {
        if (AgentRules.isBusy(agent)) {
            return;
        }
        if (agent.state == AgentState.WRAP_UP) {
            rules.wrapUpEnded(then, agent, WrapUpEnding.SIGN_OUT);
        }
        rules.signOut(then, agent, SignOutCause.PROGRAM_DEAD);
    }
}
