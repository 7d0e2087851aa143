package org.huawu.events;

import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;

/**
 * A contact and what it belongs to: the queue as it is now, the rest as it was when it arrived.
 *
 * @param contact the contact
 * @param line the line it came in on
 * @param queue the queue it is in, at first that to which its line leads
 * @param project the project it is handled in
 * @param client the client it is handled for
 */
public record ContactRef(ContactId contact, LineId line, QueueId queue, ProjectId project, ClientId client) {

    /** The same contact in another queue. */
    public ContactRef in(QueueId other) {
        return new ContactRef(contact, line, other, project, client);
    }
}
