package org.huawu.server.console.internal;

import org.huawu.events.Sealed;
import org.huawu.kernel.ClientId;
import org.huawu.server.sealing.Sealing;

/** Everybody has the number 13800001234. */
final class OneNumber implements Sealing {

    @Override
    public Sealed seal(ClientId client, String clear) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String open(Sealed sealed) {
        return "13800001234";
    }
}
