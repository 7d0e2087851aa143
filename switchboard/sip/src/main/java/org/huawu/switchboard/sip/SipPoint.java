package org.huawu.switchboard.sip;

import java.net.InetSocketAddress;

/** Where SIP is spoken: a transport at an address (RFC 3261 18). A port below 32768 keeps clear of those systems hand out. */
public sealed interface SipPoint {

    /** Address and port, the port not 0. */
    InetSocketAddress address();

    /** SIP in datagrams. */
    record Udp(InetSocketAddress address) implements SipPoint {}

    /** SIP over connections. */
    record Tcp(InetSocketAddress address) implements SipPoint {}

    /**
     * SIP over connections with TLS 1.2 or 1.3.
     *
     * @param identity whom a caller meets there
     */
    record Tls(InetSocketAddress address, TlsIdentity identity) implements SipPoint {}

    /** The transport's name as in a Via, in small letters: udp, tcp, tls. */
    default String transport() {
        return switch (this) {
            case Udp ignored -> "udp";
            case Tcp ignored -> "tcp";
            case Tls ignored -> "tls";
        };
    }
}
