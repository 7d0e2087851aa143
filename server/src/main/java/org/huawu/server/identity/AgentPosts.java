package org.huawu.server.identity;

import java.util.List;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;

/** Who takes contacts, and where. */
public interface AgentPosts {

    /** Every post held now, by person, then project. Works within the caller's transaction and scope. */
    List<AgentPost> inForce();

    /** A person who takes contacts in a project. */
    record AgentPost(PersonId person, VendorId vendor, ProjectId project, ClientId client) {}
}
