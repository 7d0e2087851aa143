package org.huawu.switchboard.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How a carrier is dealt with, where that differs from one to the other.
 *
 * @param isTrusted whether what its peers say of who calls, and who was called before, is believed (RFC 3325, RFC 5806)
 * @param registerS for how long we register with it, by the trunk's account (RFC 3261 10), 60..86,400 s; 0 for not at all
 * @param proxy the machine through which all calls to its peers go, as the first Route (RFC 3261 8.1.2); empty for none
 * @param bound the address of ours from which we speak with it, one of those at which SIP is spoken; empty for the one that the
 *     system's routes lead by
 * @param advertised the address under which the carrier reaches us, when that is not the one that we listen at; empty when it is
 * @param encryption whether its sound is encrypted
 */
public record TrunkManner(
        boolean isTrusted,
        int registerS,
        Optional<TrunkPeer> proxy,
        Optional<InetAddress> bound,
        Optional<InetAddress> advertised,
        SoundEncryption encryption) {

    static final int LONGEST_REGISTER_S = 86_400;
    private static final int SHORTEST_REGISTER_S = 60;

    /** Not trusted, neither registered with nor reached through another; encrypted sound is taken over TLS. */
    public static final TrunkManner PLAIN = trusted(false);

    public TrunkManner {
        if (registerS != 0 && (registerS < SHORTEST_REGISTER_S || registerS > LONGEST_REGISTER_S)) {
            throw new IllegalArgumentException("registered for " + registerS + " s");
        }
    }

    /** A place of ours, as the carrier reaches it. */
    InetSocketAddress outside(InetSocketAddress ours) {
        return advertised
                .map(each -> new InetSocketAddress(each, ours.getPort()))
                .orElse(ours);
    }

    /** With sound encrypted or not, and else plain. */
    public static TrunkManner encrypted(SoundEncryption encryption) {
        return plain(false, encryption);
    }

    private static TrunkManner plain(boolean isTrusted, SoundEncryption encryption) {
        return new TrunkManner(isTrusted, 0, Optional.empty(), Optional.empty(), Optional.empty(), encryption);
    }

    /** Trusted or not, and else plain. */
    public static TrunkManner trusted(boolean isTrusted) {
        return plain(isTrusted, SoundEncryption.USUAL);
    }
}
