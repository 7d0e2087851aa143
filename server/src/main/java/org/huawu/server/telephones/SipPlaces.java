package org.huawu.server.telephones;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where telephones are to register. The switchboard tells. Any thread. */
public interface SipPlaces {

    /** Address and port of SIP over UDP and TCP; null while the switchboard does not run. */
    @Nullable
    InetSocketAddress plain();

    /** Address and port of SIP over TLS; null while the switchboard does not run, and where TLS is switched off. */
    @Nullable
    InetSocketAddress secured();
}
