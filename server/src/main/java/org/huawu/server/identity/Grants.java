package org.huawu.server.identity;

import java.time.Instant;
import java.util.List;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.GrantId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.TeamId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * What people hold, held and will hold. What is given or ended holds with the person's next request, and open pages begin anew. Works
 * within the caller's transaction and scope; any thread.
 */
public interface Grants {

    /** The grants of a person as far as the scope reaches, the newest first. */
    List<Granted> of(PersonId person);

    /**
     * Gives a person a role of the side on which the person stands.
     *
     * @throws org.huawu.server.edge.RejectedException 404 person-unknown; 409 no-grant-without-access, grant-held; 422 role-of-other-side,
     *     grant-times, team-not-in-scope, and as {@link Enrolment#enrol} about the parties
     */
    Granted give(PersonId person, WantedGrant wanted);

    /**
     * Ends a grant now; one that has ended stays as it is.
     *
     * @throws org.huawu.server.edge.RejectedException 404 grant-unknown; 409 own-access, last-administrator
     */
    void end(GrantId id);

    /**
     * A role to give.
     *
     * @param from from when on; null for now
     * @param to until when; null without an end
     */
    record WantedGrant(
            Role role,
            @Nullable ClientId clientId,
            @Nullable VendorId vendorId,
            @Nullable ProjectId projectId,
            @Nullable TeamId teamId,
            @Nullable Instant from,
            @Nullable Instant to) {}
}
