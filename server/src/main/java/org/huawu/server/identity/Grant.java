package org.huawu.server.identity;

import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.TeamId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * A role held within a scope. A null part of the scope does not narrow it.
 *
 * @param client the client's side the role is held on, or null
 * @param vendor the vendor's side the role is held on, or null
 * @param project the project the role is held in, or null
 * @param team the team the role is held for, or null
 */
public record Grant(
        Role role,
        @Nullable ClientId client,
        @Nullable VendorId vendor,
        @Nullable ProjectId project,
        @Nullable TeamId team) {

    /** A role for no single team. */
    public Grant(Role role, @Nullable ClientId client, @Nullable VendorId vendor, @Nullable ProjectId project) {
        this(role, client, vendor, project, null);
    }
}
