package org.huawu.switchboard.sip;

import java.util.List;

/**
 * How a trunk is now.
 *
 * @param name of the trunk
 * @param calls how many calls of ours it has
 * @param peers in the order of its settings
 * @param registration of us with the carrier
 */
public record TrunkState(String name, int calls, List<Peer> peers, Registered registration) {

    public TrunkState {
        peers = List.copyOf(peers);
    }

    /**
     * How one of its peers is.
     *
     * @param forMs for how long it has been so; 0 where it is unknown
     */
    public record Peer(TrunkPeer peer, Reach reach, long forMs) {}

    /**
     * How far our registration is.
     *
     * @param status of SIP with which it was granted or refused last; 408 when nobody answered, 503 when nobody was to be reached
     * @param forMs for how long it has been so; 0 where none is wanted
     */
    public record Registered(Login login, int status, long forMs) {}

    /** Whether we are registered. */
    public enum Login {
        /** None is wanted. */
        NONE,
        /** It was not answered yet. */
        TRYING,
        /** The carrier knows where to call us. */
        REGISTERED,
        /** It was refused, or nobody answers; it will be tried again. */
        FAILED
    }

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
