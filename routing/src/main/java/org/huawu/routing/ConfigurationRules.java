package org.huawu.routing;

import java.util.Map;
import java.util.TreeSet;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.ConfigurationActivated;
import org.huawu.events.SignOutCause;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/** What follows from a revision of the configuration. It is accepted as a whole or refused as a whole. */
final class ConfigurationRules {

    private final RoutingState state;

    ConfigurationRules(RoutingState state) {
        this.state = state;
    }

    @Nullable
    Rejection decide(Configuration next, Draft draft) {
        Configuration active = state.configuration;
        if (active != null && next.revision() <= active.revision()) {
            return new Rejection(
                    "revision-not-newer", Map.of("revision", next.revision(), "active", active.revision()));
        }
        TreeSet<Long> queues = new TreeSet<>();
        next.queues().forEach(queue -> queues.add(queue.queue().value()));
        for (LineSetting line : next.lines()) {
            if (!queues.contains(line.queue().value())) {
                return unknown("line", line.line().value(), line.queue());
            }
        }
        for (AgentSetting agent : next.agents()) {
            for (QueueId queue : agent.queues()) {
                if (!queues.contains(queue.value())) {
                    return unknown("agent", agent.agent().value(), queue);
                }
            }
        }
        for (Contact contact : state.contacts.values()) {
            if (!queues.contains(contact.ref.queue().value())) {
                return new Rejection(
                        "queue-in-use", Map.of("queue", contact.ref.queue().value(), "contact", contact.id()));
            }
        }
        signOutTheRemoved(next, draft);
        draft.add(new ConfigurationActivated(draft.atMs, next));
        return null;
    }

    /** Agents who are at work stay until they sign out; nothing more is offered to them. */
    private void signOutTheRemoved(Configuration next, Draft draft) {
        TreeSet<Long> kept = new TreeSet<>();
        next.agents().forEach(agent -> kept.add(agent.agent().value()));
        for (Agent agent : state.agents.values()) {
            boolean isAtWork = AgentRules.isBusy(agent) || agent.state == AgentState.WRAP_UP;
            if (!kept.contains(agent.id()) && !isAtWork) {
                draft.add(new AgentSignedOut(
                        draft.atMs, agent.ref, agent.state, draft.atMs - agent.sinceMs, SignOutCause.CONFIGURATION));
            }
        }
    }

    private static Rejection unknown(String what, long id, QueueId queue) {
        return new Rejection("queue-unknown", Map.of(what, id, "queue", queue.value()));
    }
}
