package org.huawu.server.calls.internal;

import org.huawu.events.AgentEvent;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactRef;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.RecordingEvent;
import org.huawu.events.TalkEvent;
import org.jspecify.annotations.Nullable;

/**
 * Whose business an event is. An event with an agent is also the vendor's; one of a contact alone is the client's; one of
 * the installation is nobody's but its administrators'.
 */
record Sides(
        @Nullable Long client,
        @Nullable Long vendor,
        @Nullable Long project) {

    private static final Sides INSTALLATION = new Sides(null, null, null);

    static Sides of(Event event) {
        return switch (event) {
            case ContactEvent.ContactConnected e -> of(e.contact(), e.agent());
            case ContactEvent.ContactEnded e -> of(e.contact(), e.agent());
            case ContactEvent.ContactKept e -> of(e.contact(), e.agent());
            case ContactEvent.ContactFreed e -> of(e.contact(), e.agent());
            case ContactEvent e -> of(e.contact(), null);
            case OfferEvent e -> of(e.contact(), e.agent());
            case TalkEvent e -> of(e.contact(), e.agent());
            case RecordingEvent e -> of(e.contact(), e.agent());
            case AgentEvent e ->
                new Sides(
                        e.agent().client().value(),
                        e.agent().vendor().value(),
                        e.agent().project().value());
            default -> INSTALLATION;
        };
    }

    private static Sides of(ContactRef contact, @Nullable AgentRef agent) {
        return new Sides(
                contact.client().value(),
                agent == null ? null : agent.vendor().value(),
                contact.project().value());
    }
}
