package org.huawu.server.organisation.internal;

import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A project with the vendors in it: written together or not at all. */
@Table(schema = "organisation", name = "project")
record ProjectRow(
        @Id long id,
        String name,
        long clientId,
        @MappedCollection(idColumn = "project_id") Set<VendorInProject> vendors) {

    @Table(schema = "organisation", name = "project_vendor")
    record VendorInProject(long vendorId, long clientId) {}
}
