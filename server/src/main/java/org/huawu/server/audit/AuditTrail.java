package org.huawu.server.audit;

import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The trail of who did what. An entry is written in the transaction of the act it tells of: both stay or neither. The
 * database lets nobody change or remove an entry. Any thread.
 */
public interface AuditTrail {

    /**
     * Adds an entry for the current {@link Actor}.
     *
     * @param action what was done: lower case words joined by dots and hyphens, 2..64 characters
     * @param subject on what: kinds and ids such as {@code person/1042}, at most 200 characters, never a name or a number
     *     in clear
     * @param side whose business it is: decides who may read the entry
     */
    void add(String action, String subject, Side side);

    /** As {@link #add(String, String, Side)}, for somebody who is not signed in yet or any more. */
    void add(@Nullable PersonId person, String action, String subject, Side side);

    /** As {@link #add(String, String, Side)}, with what was changed, field by field; 100 of them at most are kept. */
    void add(String action, String subject, Side side, List<AuditEntry.Change> changes);

    /** Entries that the current scope may see, newest first. */
    Page<AuditEntry> entries(PageRequest request);

    /** Whose business an entry is; a null part is nobody's. */
    record Side(
            @Nullable Long client,
            @Nullable Long vendor,
            @Nullable Long project) {

        /** The installation's own business: read by system administrators only. */
        public static Side ofInstallation() {
            return new Side(null, null, null);
        }

        /** A client's business. */
        public static Side ofClient(long client) {
            return new Side(client, null, null);
        }

        /** A vendor's business. */
        public static Side ofVendor(long vendor) {
            return new Side(null, vendor, null);
        }
    }
}
