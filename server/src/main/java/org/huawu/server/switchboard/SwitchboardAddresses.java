package org.huawu.server.switchboard;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where telephones reach the program. */
public interface SwitchboardAddresses {

    /** Address and port of SIP over UDP and TCP; null while the switchboard does not run. */
    @Nullable
    InetSocketAddress sip();

    /** Address and port of SIP over TLS; null while the switchboard does not run, and where TLS is switched off. */
    @Nullable
    InetSocketAddress sipOverTls();
}
