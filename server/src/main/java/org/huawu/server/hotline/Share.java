package org.huawu.server.hotline;

import java.util.List;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;

/**
 * How contacts of a project are divided among its vendors.
 *
 * @param name 1..100 characters, one of a kind within the project; empty for a vendor, since it may name the others
 * @param basis what is counted
 * @param carried whether what spilled over, because a vendor had nobody there, is made up for later; else it is forgiven
 * @param reservedMs how long a contact waits for its vendor alone, 1,000..86,400,000
 * @param parties those whom the asker may know of, by vendor: all for the client, itself only for a vendor
 */
public record Share(
        ShareId id,
        String name,
        ClientId clientId,
        ProjectId projectId,
        SharedBasis basis,
        boolean carried,
        long reservedMs,
        List<Party> parties) {

    public Share {
        parties = List.copyOf(parties);
    }

    /**
     * A vendor's part.
     *
     * @param weight 1..10,000
     * @param whole the sum of all weights
     */
    public record Party(VendorId vendorId, int weight, int whole) {}
}
