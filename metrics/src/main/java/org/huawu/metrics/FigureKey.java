package org.huawu.metrics;

import org.huawu.events.AgentRef;
import org.huawu.events.ContactRef;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * Whose figure it is, and when. What a contact did alone has no vendor and no agent; what an agent did without a contact
 * has no line and no queue; what was assigned to a vendor has no agent.
 *
 * @param halfHour when
 * @param client for whom
 * @param project in which project
 * @param vendor by whom, or none
 * @param line on which line, or none
 * @param queue in which queue, or none
 * @param agent by which agent, or none
 */
public record FigureKey(
        HalfHour halfHour,
        ClientId client,
        ProjectId project,
        @Nullable VendorId vendor,
        @Nullable LineId line,
        @Nullable QueueId queue,
        @Nullable PersonId agent) {

    static FigureKey of(long atMs, ContactRef contact) {
        return new FigureKey(
                HalfHour.of(atMs), contact.client(), contact.project(), null, contact.line(), contact.queue(), null);
    }

    static FigureKey of(long atMs, ContactRef contact, AgentRef agent) {
        return new FigureKey(
                HalfHour.of(atMs),
                contact.client(),
                contact.project(),
                agent.vendor(),
                contact.line(),
                contact.queue(),
                agent.agent());
    }

    static FigureKey of(long atMs, ContactRef contact, VendorId vendor) {
        return new FigureKey(
                HalfHour.of(atMs), contact.client(), contact.project(), vendor, contact.line(), contact.queue(), null);
    }

    static FigureKey of(HalfHour halfHour, AgentRef agent) {
        return new FigureKey(halfHour, agent.client(), agent.project(), agent.vendor(), null, null, agent.agent());
    }
}
