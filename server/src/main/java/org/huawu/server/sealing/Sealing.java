package org.huawu.server.sealing;

import org.huawu.events.Sealed;
import org.huawu.kernel.ClientId;

/**
 * Seals personal data under the key of its client, and opens it at the edges that dial or show it. Equal texts of one client
 * have equal tokens. Works in memory: any thread, never waits for the database.
 */
public interface Sealing {

    /**
     * Seals a text.
     *
     * @param clear 1..256 characters
     * @throws IllegalStateException when the client has no key, see {@link ClientKeys#require}
     */
    Sealed seal(ClientId client, String clear);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws KeyGone when its key is destroyed or was never here
     */
    String open(Sealed sealed) throws KeyGone;
}
