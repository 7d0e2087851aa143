package org.huawu.server.trunks;

import java.util.List;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.TrunkId;
import org.huawu.server.edge.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * A way to a carrier, as it is set. Never its password.
 *
 * @param version rises with each change
 * @param name 1..100 characters, one of a kind within the client
 * @param clientId whose it is
 * @param peers machines of the carrier, 1..8
 * @param domain the host in our addresses, as the carrier wants it
 * @param accountUser who we are, where the carrier asks; null where it does not
 * @param shown the numbers that may be shown, in canonical writing
 * @param trusted whether what the carrier says of who calls, and of diversions, is believed
 * @param mostCalls calls of ours at once, 1..5,000
 * @param mostCallsASecond how many may begin within a second, 1..1,000
 * @param mostSilenceMs how long a peer may say nothing before the next is tried, 500..32,000
 * @param restMs how long a peer is left alone that was silent or out of order, 0..3,600,000
 * @param probeMs how often peers are asked whether they are there, 1,000..3,600,000; 0 for never
 * @param registerSeconds for how long we register with the carrier, 60..86,400; 0 for not at all
 * @param proxy the machine through which all goes to the peers; null for none
 * @param bound the IP address of ours from which we speak with the carrier; null for the one that the system's routes lead by
 * @param advertised the IP address under which the carrier reaches us; null for our own
 * @param encryption whether sound is encrypted (SRTP)
 * @param encryptionWithoutTls whether its keys are said over UDP and TCP too, where others can read them
 */
public record Trunk(
        TrunkId id,
        int version,
        String name,
        ClientId clientId,
        List<Peer> peers,
        String domain,
        @Nullable String accountUser,
        List<String> shown,
        Writing writing,
        boolean trusted,
        int mostCalls,
        int mostCallsASecond,
        int mostSilenceMs,
        int restMs,
        int probeMs,
        int registerSeconds,
        @Nullable Proxy proxy,
        @Nullable String bound,
        @Nullable String advertised,
        Encryption encryption,
        boolean encryptionWithoutTls) {

    public Trunk {
        peers = List.copyOf(peers);
        shown = List.copyOf(shown);
    }

    /**
     * A machine before the peers.
     *
     * @param address an IP address
     */
    public record Proxy(String address, int port, Transport transport) {}

    /**
     * A machine of the carrier.
     *
     * @param address an IP address
     * @param priority lower ones are tried first, 0..65,535
     * @param weight how often it is the first among equals, 0..65,535
     */
    public record Peer(String address, int port, Transport transport, int priority, int weight) {}
}
