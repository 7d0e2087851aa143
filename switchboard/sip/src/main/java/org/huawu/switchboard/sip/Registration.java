package org.huawu.switchboard.sip;

import java.net.InetSocketAddress;
import java.util.Set;

/**
 * One contact of an account: a phone that can be called (RFC 3261 10).
 *
 * @param contact its address, a SIP or SIPS URI as the phone wrote it
 * @param qThousandths how much it is preferred among the contacts of its account, 0..1000
 * @param endsAtMs until when it stands, milliseconds since 1970
 * @param callId the Call-ID of the request that made it
 * @param cseq the CSeq of that request
 * @param flow how that request came, which is the way back to a phone behind a router
 * @param sinceMs since when this contact stands without a break, milliseconds since 1970
 * @param userAgent what the phone says it is, 100 characters at most; empty when it says nothing
 * @param events what it can be made to do from here
 */
public record Registration(
        String contact,
        int qThousandths,
        long endsAtMs,
        String callId,
        long cseq,
        Flow flow,
        long sinceMs,
        String userAgent,
        Set<PhoneEvent> events) {

    /**
     * A way to a phone.
     *
     * @param transport udp, tcp or tls
     * @param address where the request came from
     */
    public record Flow(String transport, InetSocketAddress address) {}
}
