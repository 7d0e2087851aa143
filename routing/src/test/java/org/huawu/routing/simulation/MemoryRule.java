package org.huawu.routing.simulation;

import static org.huawu.routing.simulation.BrokenRule.unless;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactKept;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactRef;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.Event;
import org.huawu.events.QueueMemory;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.jspecify.annotations.Nullable;

/** Whoever calls again waits for the agent who talked with him last, where the queue wants it and the agent is there; nobody else does. */
final class MemoryRule implements Rule {

    private static final String RULE = "who calls again waits for the agent who talked with him last";

    /** By client and caller, with whom and when. */
    private final TreeMap<String, Talk> talks = new TreeMap<>();

    private record Talk(AgentRef agent, long atMs) {}

    @Override
    public void before(Event event, Picture seen, Taken step) {
        switch (event) {
            case ContactKept e -> {
                SeenContact contact = seen.contact(e.contact());
                SeenAgent agent = wanted(contact, e.contact(), seen, e.atMs());
                long keptMs =
                        seen.settings().queue(e.contact().queue()).memory().keptMs();
                boolean isRight = agent != null && agent.ref.equals(e.agent()) && e.untilMs() == e.atMs() + keptMs;
                unless(isRight, RULE, e);
            }
            case ContactQueued e -> {
                SeenContact contact = seen.contact(e.contact());
                SeenAgent agent = wanted(contact, e.contact(), seen, e.atMs());
                unless(agent == null || contact.keptFor != null, RULE, e);
            }
            case ContactConnected e -> remember(seen, e.contact(), e.agent(), e.atMs());
            case CalleeAnswered e -> remember(seen, e.contact(), e.agent(), e.atMs());
            case ContactReconnected e -> remember(seen, e.contact(), e.agent(), e.atMs());
            case ContactHandedOver e -> remember(seen, e.contact(), e.to(), e.atMs());
            default -> {}
        }
    }

    private void remember(Picture seen, ContactRef contact, AgentRef agent, long atMs) {
        String caller = callerOf(seen.contact(contact), contact);
        if (caller != null && seen.settings().queue(contact.queue()).memory().isWanted()) {
            talks.put(caller, new Talk(agent, atMs));
        }
    }

    /** For whom a contact that is about to be queued has to wait; null for nobody. */
    private @Nullable SeenAgent wanted(SeenContact contact, ContactRef ref, Picture seen, long atMs) {
        QueueMemory memory = seen.settings().queue(ref.queue()).memory();
        String caller = callerOf(contact, ref);
        Talk talk = caller == null || !memory.isWanted() ? null : talks.get(caller);
        if (talk == null || atMs - talk.atMs() > memory.rememberedMs()) {
            return null;
        }
        SeenAgent agent = seen.agents.get(talk.agent().agent().value());
        AgentSetting setting = agent == null ? null : seen.settings().agent(agent.id());
        boolean isTheirs =
                agent != null && (contact.reservedFor == null || contact.reservedFor.equals(agent.ref.vendor()));
        if (agent == null || setting == null || !isTheirs || !isThere(agent.state) || !seen.hasAudio(agent)) {
            return null;
        }
        return setting.queues().contains(ref.queue()) ? agent : null;
    }

    private static boolean isThere(AgentState state) {
        return switch (state) {
            case READY, OFFERED, CONNECTING, TALKING, HELD, CONSULTING, DIALLING, WRAP_UP -> true;
            case NOT_READY, BREAK, NO_ANSWER, REJECTED -> false;
        };
    }

    private static @Nullable String callerOf(SeenContact contact, ContactRef ref) {
        return contact.caller == null
                ? null
                : ref.client().value() + " " + new String(contact.caller.token(), StandardCharsets.ISO_8859_1);
    }
}
