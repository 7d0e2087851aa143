package org.huawu.server.trunks;

import java.util.List;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.TrunkId;
import org.huawu.server.edge.Encryption;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Trunks and what holds for all of them. Works within the caller's transaction, whose scope decides what is seen; any thread.
 * A change is in force when its transaction is committed, without a restart.
 */
public interface Trunks {

    /** Trunks in the order of their ids. */
    Page<Trunk> trunks(PageRequest request);

    /**
     * Adds a trunk.
     *
     * @throws org.huawu.server.edge.RejectedException 422 by the field that is not right; 409 name-taken, trunks-too-many
     */
    Trunk add(WantedTrunk wanted);

    /**
     * Changes a trunk. Calls it has go on.
     *
     * @throws org.huawu.server.edge.RejectedException as {@link #add}; 404 trunk-unknown; 409 trunk-changed
     */
    Trunk change(TrunkId id, WantedTrunk wanted);

    /**
     * Takes a trunk away. Calls it has go on to their end.
     *
     * @throws org.huawu.server.edge.RejectedException 404 trunk-unknown
     */
    void remove(TrunkId id);

    /** What holds for all trunks. */
    CallRules rules();

    /**
     * Sets what holds for all trunks.
     *
     * @throws org.huawu.server.edge.RejectedException 422 by the field that is not right; 409 trunk-needed
     */
    CallRules setRules(CallRules wanted);

    /**
     * A trunk as somebody wants it. What is null is as usual, see {@link Trunk}.
     *
     * @param version of the trunk that is changed; null when one is added
     * @param accountPassword null to keep the one there is
     */
    record WantedTrunk(
            @Nullable Integer version,
            @Nullable String name,
            ClientId clientId,
            List<WantedPeer> peers,
            @Nullable String domain,
            @Nullable String accountUser,
            @Nullable String accountPassword,
            List<String> shown,
            @Nullable Writing writing,
            boolean trusted,
            @Nullable Integer mostCalls,
            @Nullable Integer mostCallsASecond,
            @Nullable Integer mostSilenceMs,
            @Nullable Integer restMs,
            @Nullable Integer probeMs,
            @Nullable Integer registerSeconds,
            @Nullable WantedProxy proxy,
            @Nullable String bound,
            @Nullable String advertised,
            @Nullable Encryption encryption,
            @Nullable Boolean encryptionWithoutTls) {

        public WantedTrunk {
            peers = List.copyOf(peers);
            shown = List.copyOf(shown);
        }

        /** Never the password. */
        @Override
        public String toString() {
            return "WantedTrunk[" + name + "]";
        }
    }

    /** A proxy as somebody wants it. Usually as a peer. */
    record WantedProxy(
            @Nullable String address,
            @Nullable Integer port,
            @Nullable Transport transport) {}

    /** A peer as somebody wants it. Usually at 5060, by TLS at 5061, UDP, priority and weight 1. */
    record WantedPeer(
            @Nullable String address,
            @Nullable Integer port,
            @Nullable Transport transport,
            @Nullable Integer priority,
            @Nullable Integer weight) {}
}
