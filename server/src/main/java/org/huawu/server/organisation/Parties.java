package org.huawu.server.organisation;

import java.util.Optional;
import java.util.Set;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Clients, vendors and the projects that bind them. Works within the caller's transaction, whose scope decides what is
 * seen; any thread.
 */
public interface Parties {

    /** Clients in the order of their ids. */
    Page<Client> clients(PageRequest request);

    /** Vendors in the order of their ids. */
    Page<Vendor> vendors(PageRequest request);

    /** Projects in the order of their ids. */
    Page<Project> projects(PageRequest request);

    Optional<Client> client(ClientId id);

    Optional<Vendor> vendor(VendorId id);

    Optional<Project> project(ProjectId id);

    /** The projects a vendor is in. */
    Set<ProjectId> projectsOf(VendorId vendor);

    /**
     * Adds a client.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, 409 name-taken
     */
    Client addClient(@Nullable String name, @Nullable String shortName);

    /**
     * Adds a vendor.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, 409 name-taken
     */
    Vendor addVendor(@Nullable String name, @Nullable String shortName);

    /**
     * Adds a project.
     *
     * @param vendors one to {@value #MOST_VENDORS}
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, project-without-vendor, too-many-vendors,
     *     client-unknown or vendor-unknown, 409 name-taken
     */
    Project addProject(@Nullable String name, ClientId client, Set<VendorId> vendors);

    /**
     * Sets who has which part in a project.
     *
     * @throws org.huawu.server.edge.RejectedException 404 no-such-project
     */
    Project divide(ProjectId id, Division division);

    /** The most vendors one project may have. */
    int MOST_VENDORS = 50;
}
