package org.huawu.events;

import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;

/**
 * An agent and what the agent belongs to, as it was at SignIn.
 *
 * @param agent the person
 * @param seat where the agent sits
 * @param vendor whose agent it is
 * @param project the project the agent works in
 * @param client the client of that project
 */
public record AgentRef(PersonId agent, SeatId seat, VendorId vendor, ProjectId project, ClientId client) {}
