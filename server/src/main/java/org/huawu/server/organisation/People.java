package org.huawu.server.organisation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The people of the installation. Works within the caller's transaction, whose scope decides who is seen; any thread.
 */
public interface People {

    /** People in the order of their ids; only those whose name contains the words, when words are given. */
    Page<Person> people(PageRequest request, @Nullable String words);

    Optional<Person> person(PersonId id);

    /** Those of the given people whom the scope reaches, by id. */
    Map<PersonId, Person> named(Collection<PersonId> ids);

    /**
     * Adds a person of the installation itself: a system administrator.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid
     */
    PersonId addToInstallation(@Nullable String name);

    /**
     * Adds a person on a client's side.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid or client-unknown
     */
    PersonId addToClient(@Nullable String name, ClientId client);

    /**
     * Adds a person on a vendor's side.
     *
     * @param project the project the person works in; null when it is not known yet
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, vendor-unknown or vendor-not-in-project
     */
    PersonId addToVendor(@Nullable String name, VendorId vendor, @Nullable ProjectId project);

    /**
     * Notes that a vendor's person works in a project too; by this its client sees the person.
     *
     * @throws org.huawu.server.edge.RejectedException 422 vendor-not-in-project
     */
    void addToProject(PersonId person, VendorId vendor, ProjectId project);
}
