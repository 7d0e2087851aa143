package org.huawu.switchboard.sip;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A way out to a carrier.
 *
 * @param name 1..64 characters of a-z, 0-9 and '-'
 * @param peers where calls go, one at least
 * @param domain the host in our From and P-Asserted-Identity, as the carrier wants it
 * @param account how we prove who we are, where a peer asks; empty when none is to
 * @param shown the numbers that may be shown, in canonical writing; without one nobody is called through it
 * @param writing how numbers are written
 * @param limits how much it may carry, and how long a peer is waited for
 * @param manner what the carrier is to be dealt with by beyond that
 */
public record TrunkSettings(
        String name,
        List<TrunkPeer> peers,
        String domain,
        Optional<TrunkAccount> account,
        Set<String> shown,
        NumberWriting writing,
        TrunkLimits limits,
        TrunkManner manner) {

    public TrunkSettings {
        peers = List.copyOf(peers);
        shown = Set.copyOf(shown);
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("not a name of a trunk");
        }
        if (peers.isEmpty() || !shown.stream().allMatch(Dialling::isNumber)) {
            throw new IllegalArgumentException("trunk " + name + " needs a peer, and numbers that can be shown");
        }
        if (manner.registerS() > 0 && account.isEmpty()) {
            throw new IllegalArgumentException("trunk " + name + " needs an account to register with");
        }
        if (!domain.matches("[A-Za-z0-9.-]{1,255}")) {
            throw new IllegalArgumentException("domain of trunk " + name);
        }
    }

    /** Where what is meant for a peer is sent. */
    TrunkPeer hop(TrunkPeer peer) {
        return manner.proxy().orElse(peer);
    }

    /** Whether what is sent may have to wait for a connection. */
    boolean waitsForConnections() {
        return machines().anyMatch(each -> each.transport() != SipTransport.UDP);
    }

    /** The machines of the carrier: its peers, and the one before them. */
    Stream<TrunkPeer> machines() {
        return Stream.concat(peers.stream(), manner.proxy().stream());
    }
}
