package org.huawu.switchboard.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a party's sound goes: first to the address its SDP names, from its first packet on to where that packet came from
 * (a party behind NAT does not know its own address). Packets from elsewhere are then not taken, so that nobody can draw a
 * call to himself. A source with a better claim takes over from a worse one, since the first packet may be a stranger's,
 * sent to a call that had this port before: best is the address named, then another port of the host named, then the host
 * that signals.
 */
final class Latch {

    private static final int NOBODY = 0;
    private static final int STRANGER = 1;
    private static final int HOST_THAT_SIGNALS = 2;
    private static final int HOST_NAMED = 3;
    private static final int ADDRESS_NAMED = 4;

    private final InetSocketAddress named;
    private final @Nullable InetAddress signals;
    private SocketAddress target;
    private int claim = NOBODY;

    /**
     * @param named by SDP
     * @param signals the host that signals for the party, as far as it is known
     */
    Latch(InetSocketAddress named, @Nullable InetAddress signals) {
        this.named = named;
        this.signals = signals;
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

    /** Whether a packet from there would be taken, if it is what it should be. */
    boolean wouldAccept(SocketAddress from) {
        return isFrom(from) || claimOf(from) > claim;
    }

    /** Whether somebody has it, and a packet from there is that one's. */
    boolean isFrom(SocketAddress from) {
        return claim != NOBODY && target.equals(from);
    }

    /** Whether somebody has it, on the host that a packet came from. */
    boolean isOnHostOf(SocketAddress from) {
        return claim != NOBODY
                && target instanceof InetSocketAddress taken
                && from instanceof InetSocketAddress source
                && taken.getAddress() != null
                && taken.getAddress().equals(source.getAddress());
    }

    /** Whether somebody has it. */
    boolean isTaken() {
        return claim != NOBODY;
    }

    SocketAddress target() {
        return target;
    }

    private int claimOf(SocketAddress from) {
        if (named.equals(from)) {
            return ADDRESS_NAMED;
        }
        InetAddress host = from instanceof InetSocketAddress source ? source.getAddress() : null;
        if (host == null) {
            return STRANGER;
        }
        if (host.equals(named.getAddress())) {
            return HOST_NAMED;
        }
        return host.equals(signals) ? HOST_THAT_SIGNALS : STRANGER;
    }

    /** The latch of the same party when its SDP names another address. */
    Latch named(InetSocketAddress address) {
        return named.equals(address) ? this : new Latch(address, signals);
    }
}
