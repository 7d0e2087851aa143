package org.huawu.server.calls.internal;

import org.huawu.events.AgentEvent;
import org.huawu.events.AgentRef;
import org.huawu.events.ChoiceEvent;
import org.huawu.events.ContactEvent;
import org.huawu.events.ContactRef;
import org.huawu.events.DialEvent;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent;
import org.huawu.events.OutsideEvent;
import org.huawu.events.RecordingEvent;
import org.huawu.events.SupervisionEvent;
import org.huawu.events.TalkEvent;
import org.jspecify.annotations.Nullable;

/**
 * Whose business an event is, and of which contact it tells. An event with an agent is also the vendor's; one of a contact alone is the client's; one of
 * the installation is nobody's but its administrators'.
 */
record Sides(
        @Nullable Long client,
        @Nullable Long vendor,
        @Nullable Long project,
        @Nullable Long contact) {

    private static final Sides INSTALLATION = new Sides(null, null, null, null);

    static Sides of(Event event) {
        return switch (event) {
            case ContactEvent.ContactConnected e -> of(e.contact(), e.agent());
            case ContactEvent.ContactEnded e -> of(e.contact(), e.agent());
            case ContactEvent.ContactKept e -> of(e.contact(), e.agent());
            case ContactEvent.ContactFreed e -> of(e.contact(), e.agent());
            case ContactEvent e -> of(e.contact(), null);
            case OfferEvent e -> of(e.contact(), e.agent());
            case TalkEvent e -> of(e.contact(), e.agent());
            case DialEvent e -> of(e.contact(), e.agent());
            case OutsideEvent e -> of(e.contact(), e.agent());
            case SupervisionEvent.WatchBegan e -> of(e.contact(), e.agent());
            case SupervisionEvent.OfWatch e -> of(e.contact(), null);
            case SupervisionEvent.EndForced e -> of(e.contact(), e.agent());
            case SupervisionEvent.StateForced e -> of(e.agent());
            case RecordingEvent e -> of(e.contact(), e.agent());
            case AgentEvent.WrapUpBegan e -> of(e.contact(), e.agent());
            case AgentEvent.WrapUpEnded e -> of(e.contact(), e.agent());
            case AgentEvent e -> of(e.agent());
            case ChoiceEvent.WrapUpExtended e -> of(e.contact(), e.agent());
            case ChoiceEvent e -> of(e.agent());
            default -> INSTALLATION;
        };
    }

    private static Sides of(AgentRef agent) {
        return new Sides(
                agent.client().value(), agent.vendor().value(), agent.project().value(), null);
    }

    private static Sides of(ContactRef contact, @Nullable AgentRef agent) {
        return new Sides(
                contact.client().value(),
                agent == null ? null : agent.vendor().value(),
                contact.project().value(),
                contact.contact().value());
    }
}
