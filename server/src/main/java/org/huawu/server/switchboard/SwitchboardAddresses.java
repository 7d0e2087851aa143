package org.huawu.server.switchboard;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where telephones reach the program. */
public interface SwitchboardAddresses {

    /** Address and port of SIP over UDP; null while the switchboard does not run. */
    @Nullable
    InetSocketAddress sip();
}
