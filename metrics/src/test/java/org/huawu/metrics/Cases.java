package org.huawu.metrics;

import java.util.Collection;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactRef;
import org.huawu.events.Event;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;

/** A contact and an agent to tell stories with, and the sums of what was told. */
final class Cases {

    static final ContactRef CONTACT =
            new ContactRef(new ContactId(1), new LineId(2), new QueueId(3), new ProjectId(4), new ClientId(5));
    static final AgentRef AGENT =
            new AgentRef(new PersonId(11), new SeatId(12), new VendorId(13), new ProjectId(4), new ClientId(5));

    private Cases() {}

    static ContactRef contact(long id, long queue) {
        return new ContactRef(new ContactId(id), new LineId(2), new QueueId(queue), new ProjectId(4), new ClientId(5));
    }

    static Sums sums(Collection<? extends Event> events) {
        Sums sums = new Sums();
        events.forEach(
                event -> Figures.changesOf(event).forEach(change -> sums.add(change.measure(), change.amount())));
        return sums;
    }
}
