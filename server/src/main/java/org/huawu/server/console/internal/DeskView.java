package org.huawu.server.console.internal;

import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * An agent's desk, whole; the form in which pages get it.
 *
 * @param state the agent's state, lower case with hyphens; "signed-out" without a seat
 * @param since when it began, ms since 1970; null when signed out
 * @param contact the contact talked with or worked on
 * @param offer the contact offered
 * @param audio "connected" or "none"
 */
public record DeskView(
        String state,
        @Nullable Long since,
        @Nullable ContactCard contact,
        @Nullable ContactCard offer,
        String audio) {

    /** Nobody sits there. */
    public static final DeskView SIGNED_OUT = new DeskView("signed-out", null, null, null, "none");

    /**
     * A contact as its agent sees it.
     *
     * @param caller masked; null when the network gave none, {@link #NOT_KNOWN} while the desk does not know
     * @param since when it became what it is
     * @param due when it ends by itself, or null
     */
    public record ContactCard(
            ContactId contact,
            LineCard line,
            QueueCard queue,
            @Nullable String caller,
            long since,
            @Nullable Long due) {

        /** Neither a number nor the statement that there is none. */
        static final String NOT_KNOWN = "";

        ContactCard by(@Nullable String masked) {
            return new ContactCard(contact, line, queue, masked, since, due);
        }

        ContactCard since(long sinceMs, @Nullable Long dueMs) {
            return new ContactCard(contact, line, queue, caller, sinceMs, dueMs);
        }
    }

    /** The line of a contact. */
    public record LineCard(
            LineId id, @Nullable String name, @Nullable String number) {}

    /** The queue of a contact. */
    public record QueueCard(QueueId id, @Nullable String name) {}
}
