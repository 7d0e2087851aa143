package org.huawu.server.reports;

import java.util.List;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;

/** What shares assigned. Works within the caller's transaction, whose scope decides what is seen; any thread. */
public interface ShareFigures {

    /**
     * Since midnight, by share, then vendor; nothing where nothing was assigned. A contact counts at the share by which its line
     * goes now, or its queue where the line says nothing.
     */
    List<Assigned> today();

    /**
     * What a share gave to a vendor.
     *
     * @param assigned contacts
     * @param spilled of these, that came because another vendor had nobody there
     * @param repaid of these, that were given back for such
     * @param released that were given to anybody, since the vendor did not take them in time
     */
    record Assigned(ShareId shareId, VendorId vendorId, long assigned, long spilled, long repaid, long released) {}
}
