package org.huawu.server.sealing;

import org.huawu.kernel.ClientId;
import org.huawu.switchboard.recording.DataKey;

/** The keys of clients. Any thread. */
public interface ClientKeys {

    /**
     * Sees to it that a client has a key; makes one when it has none. In a transaction of its own, which ends before this
     * returns: what is sealed afterwards never lies under a key that was not stored.
     */
    void require(ClientId client);

    /** A fresh key for one thing of a client, such as a recording, wrapped under the client's. */
    DataKey newDataKey(ClientId client);

    /**
     * The key that {@link #newDataKey} made.
     *
     * @param wrapped see {@link DataKey#wrapped}
     * @throws KeyGone when the client's key is destroyed or was never here, or the bytes were changed
     */
    DataKey dataKey(byte[] wrapped) throws KeyGone;
}
