package org.huawu.switchboard.rtp;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Where a party's sound goes: first to the address its SDP names, from its first packet on to where that packet came from
 * (a party behind NAT does not know its own address). Packets from elsewhere are then not taken, so that nobody can draw a
 * call to himself. A source with a better claim takes over from a worse one, since the first packet may be a stranger's,
 * sent to a call that had this port before: best is the address named, then another port of the host named.
 */
final class Latch {

    private static final int NOBODY = 0;
    private static final int STRANGER = 1;
    private static final int HOST_NAMED = 2;
    private static final int ADDRESS_NAMED = 3;

    private final InetSocketAddress named;
    private SocketAddress target;
    private int claim = NOBODY;

    Latch(InetSocketAddress named) {
        this.named = named;
        this.target = named;
    }

    /** Whether a packet from there is taken. */
    boolean accepts(SocketAddress from) {
        if (claim != NOBODY && target.equals(from)) {
            return true;
        }
        int claimed = claimOf(from);
        if (claimed <= claim) {
            return false;
        }
        claim = claimed;
        target = from;
        return true;
    }

    /** Whether that is the address that SDP named. */
    boolean isNamed(InetSocketAddress address) {
        return named.equals(address);
    }

    SocketAddress target() {
        return target;
    }

    private int claimOf(SocketAddress from) {
        if (named.equals(from)) {
            return ADDRESS_NAMED;
        }
        boolean isHostNamed = from instanceof InetSocketAddress source
                && named.getAddress() != null
                && named.getAddress().equals(source.getAddress());
        return isHostNamed ? HOST_NAMED : STRANGER;
    }
}
