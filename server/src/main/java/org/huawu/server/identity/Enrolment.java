package org.huawu.server.identity;

import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * Brings people in, and ends their access. Works within the caller's transaction, whose scope must reach the person; any
 * thread.
 */
public interface Enrolment {

    /**
     * Adds a person with an account and one role. The side follows from the role: a client's person needs the client, a
     * vendor's person the vendor, an agent the project too.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, login-name-invalid, field-invalid for a party that
     *     does not go with the role, role-needs-client,
     *     role-needs-vendor, role-needs-project, client-unknown, vendor-unknown, project-unknown, vendor-not-in-project; 409
     *     login-name-taken
     */
    Enrolled enrol(NewPerson person);

    /**
     * Ends a person's access in one act: no sign-in any more, and every open session is over with its next request.
     * Ending what has ended before changes nothing.
     *
     * @throws org.huawu.server.edge.RejectedException 404 person-unknown; 409 own-access or last-administrator
     */
    void endAccess(PersonId person);

    /**
     * Gives a person who lost password or second factor a new initial password, and takes the second factor away.
     *
     * @throws org.huawu.server.edge.RejectedException 404 person-unknown, 409 access-ended
     */
    String reset(PersonId person);

    /**
     * Whom to add.
     *
     * @param loginName 2..40 characters of a-z, 0-9, dot, hyphen, underscore, beginning with a letter or digit; capitals are
     *     made small
     * @param mustChangePassword whether the initial password is good for one sign-in only
     */
    record NewPerson(
            @Nullable String name,
            @Nullable String loginName,
            Language language,
            Role role,
            @Nullable ClientId client,
            @Nullable VendorId vendor,
            @Nullable ProjectId project,
            boolean mustChangePassword) {}

    /** Who was added, and the password to hand over: it is kept nowhere. */
    record Enrolled(PersonId person, String loginName, String initialPassword) {}
}
