package org.huawu.switchboard.sip;

import java.util.List;
import java.util.Locale;
import javax.sip.ListeningPoint;
import javax.sip.SipProvider;

/** How SIP is carried (RFC 3261 18). */
public enum SipTransport {
    /** In datagrams. */
    UDP,
    /** Over connections. */
    TCP,
    /** Over connections with TLS. */
    TLS;

    /** Whether a point of ours speaks it over TLS, whatever a message says of itself. */
    static boolean isTls(SipProvider point) {
        return List.of(point.getListeningPoints()).stream()
                .anyMatch(each -> each.getTransport().equalsIgnoreCase(ListeningPoint.TLS));
    }

    /** The name in an address, in small letters. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
