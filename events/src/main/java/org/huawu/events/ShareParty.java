package org.huawu.events;

import org.huawu.kernel.VendorId;

/**
 * One of those among whom contacts are divided; the client's own people are a vendor too.
 *
 * @param vendor the vendor
 * @param weight its part of the sum of all weights, 1..{@link #MOST_WEIGHT}
 */
public record ShareParty(VendorId vendor, int weight) {

    /** The greatest weight, so that hundredths of a percent can be said. */
    public static final int MOST_WEIGHT = 10_000;

    public ShareParty {
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException("a weight is 1.." + MOST_WEIGHT + ", was " + weight);
        }
    }
}
