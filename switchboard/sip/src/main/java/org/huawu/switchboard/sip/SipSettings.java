package org.huawu.switchboard.sip;

import java.net.InetSocketAddress;

/**
 * How calls by SIP come in.
 *
 * @param address where SIP over UDP is spoken; a port below 32768
 * @param mostCalls how many calls there may be at once, 1..10,000; more are turned away with 503
 */
public record SipSettings(InetSocketAddress address, int mostCalls) {
    public SipSettings {
        if (mostCalls < 1 || mostCalls > 10_000) {
            throw new IllegalArgumentException("most calls " + mostCalls);
        }
    }
}
