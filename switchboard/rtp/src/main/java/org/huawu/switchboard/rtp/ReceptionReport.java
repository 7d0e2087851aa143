package org.huawu.switchboard.rtp;

/**
 * What a receiver says of a source (RFC 3550, 6.4.1).
 *
 * @param source whose stream it is
 * @param lostShare what was lost since the report before, in 256ths, 0..255
 * @param lost how many packets were lost in all, 24 bits with a sign
 * @param highest the highest sequence number, below how often they wrapped
 * @param jitter in samples
 * @param lastReport the middle 32 bits of the time in the source's latest sender report; 0 when there was none
 * @param sinceLastReport how long ago that came, in 65536ths of a second
 */
public record ReceptionReport(
        int source, int lostShare, int lost, int highest, int jitter, int lastReport, int sinceLastReport) {

    /**
     * How long a packet takes to the receiver and back (RFC 3550, 6.4.1).
     *
     * @param now the middle 32 bits of the time at which this report came
     * @return milliseconds; -1 when the receiver has no report of ours yet, or says what cannot be
     */
    public int roundTripMs(int now) {
        int trip = now - lastReport - sinceLastReport;
        return lastReport == 0 || trip < 0 ? -1 : (int) ((trip * 1_000L) >> 16);
    }
}
