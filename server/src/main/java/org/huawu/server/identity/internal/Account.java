package org.huawu.server.identity.internal;

import org.huawu.kernel.PersonId;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.identity.Language;
import org.jspecify.annotations.Nullable;

/** What lets a person sign in. Sides as in the person. */
record Account(
        PersonId person,
        @Nullable Long client,
        @Nullable Long vendor,
        String loginName,
        String passwordHash,
        boolean mustChangePassword,
        Language language,
        int generation,
        boolean ended) {

    Side side() {
        return new Side(client, vendor, null);
    }

    /** How the audit trail names the account's owner. */
    String subject() {
        return "person/" + person.value();
    }
}
