package org.huawu.switchboard.sip;

/**
 * How much is taken from addresses that are neither a trunk's peer nor that of a registered telephone.
 *
 * @param requestsPerS of one address, two seconds' worth at a stretch; 1..100,000
 * @param callsPerS of one address, two seconds' worth at a stretch; 1..{@code requestsPerS}
 * @param allRequestsPerS of all of them together, one second's worth at a stretch; {@code requestsPerS}..1,000,000
 * @param banMs for how long an address is not answered at all that goes on regardless; 1,000..86,400,000 ms
 */
public record StrangerLimits(int requestsPerS, int callsPerS, int allRequestsPerS, int banMs) {

    /** For a switchboard behind a firewall, whose carrier is set as a trunk. */
    public static final StrangerLimits USUAL = new StrangerLimits(200, 50, 1_000, 600_000);

    public StrangerLimits {
        boolean isOrdered = 1 <= callsPerS && callsPerS <= requestsPerS && requestsPerS <= allRequestsPerS;
        if (!isOrdered || requestsPerS > 100_000 || allRequestsPerS > 1_000_000) {
            throw new IllegalArgumentException(
                    "limits for strangers: " + callsPerS + ", " + requestsPerS + ", " + allRequestsPerS);
        }
        if (banMs < 1_000 || banMs > 86_400_000) {
            throw new IllegalArgumentException("ban of " + banMs + " ms");
        }
    }
}
