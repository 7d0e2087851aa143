package org.huawu.server.organisation.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A person with the projects he or she works in. */
@Table(schema = "organisation", name = "person")
record PersonRow(
        @Id long id,
        String name,
        @Nullable Long clientId,
        @Nullable Long vendorId,
        @MappedCollection(idColumn = "person_id") Set<WorkInProject> projects) {

    @Table(schema = "organisation", name = "project_person")
    record WorkInProject(long projectId, long vendorId, long clientId) {}
}
