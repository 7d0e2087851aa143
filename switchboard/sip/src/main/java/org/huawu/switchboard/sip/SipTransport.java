package org.huawu.switchboard.sip;

import java.util.Locale;

/** How SIP is carried (RFC 3261 18). */
public enum SipTransport {
    /** In datagrams. */
    UDP,
    /** Over connections. */
    TCP,
    /** Over connections with TLS. */
    TLS;

    /** The name in an address, in small letters. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
