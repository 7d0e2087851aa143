package org.huawu.switchboard.sip;

import java.net.InetSocketAddress;

/**
 * A machine of a carrier that takes our calls.
 *
 * @param address where it listens; never looked up by name here
 * @param transport udp, tcp or tls; we speak it at our point of that transport
 * @param priority lower ones are tried first, 0..65,535 (as RFC 2782)
 * @param weight how often, among those of equal priority, it is the first, 0..65,535
 */
public record TrunkPeer(InetSocketAddress address, SipTransport transport, int priority, int weight) {

    private static final int MOST = 65_535;

    public TrunkPeer {
        if (address.isUnresolved() || address.getPort() == 0) {
            throw new IllegalArgumentException("a peer needs an address and a port");
        }
        if (priority < 0 || priority > MOST || weight < 0 || weight > MOST) {
            throw new IllegalArgumentException("priority " + priority + ", weight " + weight);
        }
    }
}
