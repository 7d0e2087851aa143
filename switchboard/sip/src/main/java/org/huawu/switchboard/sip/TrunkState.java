package org.huawu.switchboard.sip;

import java.util.List;

/**
 * How a trunk is now.
 *
 * @param name of the trunk
 * @param calls how many calls of ours it has
 * @param peers in the order of its settings
 */
public record TrunkState(String name, int calls, List<Peer> peers) {

    public TrunkState {
        peers = List.copyOf(peers);
    }

    /**
     * How one of its peers is.
     *
     * @param forMs for how long it has been so; 0 where it is unknown
     */
    public record Peer(TrunkPeer peer, Reach reach, long forMs) {}

    /** Whether a peer answers when it is asked if it is there. */
    public enum Reach {
        /** It was not asked, or the first question is open. */
        UNKNOWN,
        /** It answers. */
        THERE,
        /** It does not answer, or says that it is out of order. */
        SILENT
    }
}
