package org.huawu.server.organisation;

import java.util.List;
import org.huawu.kernel.ProjectId;

/**
 * The bond of one client with one or more vendors.
 *
 * @param name 1..100 characters, one of a kind within the client
 * @param vendors those the asker may know of: all for the client, itself only for a vendor
 */
public record Project(ProjectId id, String name, Client client, List<Vendor> vendors, Division division) {
    public Project {
        vendors = List.copyOf(vendors);
    }
}
