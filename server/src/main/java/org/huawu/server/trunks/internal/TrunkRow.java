package org.huawu.server.trunks.internal;

import java.util.List;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.TrunkId;
import org.huawu.server.edge.Encryption;
import org.huawu.server.trunks.Transport;
import org.huawu.server.trunks.Trunk;
import org.huawu.server.trunks.Writing;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A trunk with its peers: written together or not at all. */
@Table(schema = "trunks", name = "trunk")
record TrunkRow(
        @Id long id,
        @Version int version,
        String name,
        long clientId,

        @MappedCollection(idColumn = "trunk_id", keyColumn = "position")
        List<PeerRow> peers,

        String domain,
        @Nullable String accountUser,
        @Nullable String sealedPassword,
        List<String> shown,
        Writing writing,
        boolean trusted,
        int mostCalls,
        int mostCallsASecond,
        int mostSilenceMs,
        int restMs,
        int probeMs,
        int registerSeconds,
        @Nullable String proxyAddress,
        @Nullable Integer proxyPort,
        @Nullable Transport proxyTransport,
        @Nullable String bound,
        @Nullable String advertised,
        Encryption encryption,
        boolean encryptionWithoutTls) {

    @Table(schema = "trunks", name = "peer")
    record PeerRow(long clientId, String address, int port, Transport transport, int priority, int weight) {

        Trunk.Peer peer() {
            return new Trunk.Peer(address, port, transport, priority, weight);
        }
    }

    Trunk trunk() {
        return new Trunk(
                new TrunkId(id),
                version,
                name,
                new ClientId(clientId),
                peers.stream().map(PeerRow::peer).toList(),
                domain,
                accountUser,
                shown,
                writing,
                trusted,
                mostCalls,
                mostCallsASecond,
                mostSilenceMs,
                restMs,
                probeMs,
                registerSeconds,
                proxy(),
                bound,
                advertised,
                encryption,
                encryptionWithoutTls);
    }

    private Trunk.@Nullable Proxy proxy() {
        return proxyAddress == null || proxyPort == null || proxyTransport == null
                ? null
                : new Trunk.Proxy(proxyAddress, proxyPort, proxyTransport);
    }
}
