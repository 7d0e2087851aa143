package org.huawu.switchboard.rtp;

import java.net.SocketAddress;

/**
 * Where a party's sound goes: first to the address its SDP names, from its first packet on to where that packet came from
 * (a party behind NAT does not know its own address). It latches once; packets from elsewhere are then not taken, so that
 * nobody can draw a call to himself.
 */
final class Latch {

    private SocketAddress target;
    private boolean isLatched;

    Latch(SocketAddress named) {
        target = named;
    }

    /** Whether a packet from there is taken. */
    boolean accepts(SocketAddress from) {
        if (!isLatched) {
            isLatched = true;
            target = from;
            return true;
        }
        return target.equals(from);
    }

    SocketAddress target() {
        return target;
    }
}
