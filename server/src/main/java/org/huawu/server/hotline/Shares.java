package org.huawu.server.hotline;

import java.util.List;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * How contacts are divided among vendors. Works within the caller's transaction, whose scope decides what is seen; any thread.
 * The routing core follows every change within moments of its commit, and begins a new count when vendors, weights, basis or
 * carrying change.
 */
public interface Shares {

    /** Shares in the order of their ids. */
    Page<Share> shares(PageRequest request);

    /**
     * Adds a share.
     *
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, project-unknown, duration-out-of-range, parties-missing,
     *     parties-too-many, party-unknown, party-twice, number-out-of-range; 409 name-taken, shares-full
     */
    Share add(WantedShare wanted);

    /**
     * Changes a share.
     *
     * @throws org.huawu.server.edge.RejectedException as {@link #add}; 404 share-unknown; 422 project-fixed
     */
    Share change(ShareId id, WantedShare wanted);

    /**
     * Removes a share by which no line and no queue goes.
     *
     * @throws org.huawu.server.edge.RejectedException 404 share-unknown, 409 share-in-use
     */
    void remove(ShareId id);

    /**
     * A share to be added.
     *
     * @param basis null for contacts offered
     * @param carried null for true
     * @param reservedMs null for 30,000
     */
    record WantedShare(
            @Nullable String name,
            ProjectId projectId,
            @Nullable SharedBasis basis,
            @Nullable Boolean carried,
            @Nullable Long reservedMs,
            @Nullable List<WantedParty> parties) {}

    /** A vendor's part. */
    record WantedParty(VendorId vendorId, int weight) {}
}
