package org.huawu.server.telephones.internal;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.telephones.SipPlaces;
import org.huawu.server.telephones.Transport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where telephones reach the program. */
@Component
record Places(EdgeAddresses pages, ObjectProvider<SipPlaces> sip) {

    /** A host and a port. */
    record Place(String host, int port) {

        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** Where SIP is spoken over a transport. By TLS it is the name in the certificate; else the address needs nobody to look it up. */
    Optional<Place> sip(Transport transport) {
        SipPlaces places = sip.getIfAvailable();
        if (places == null) {
            return Optional.empty();
        }
        InetSocketAddress point = transport == Transport.TLS ? places.secured() : places.plain();
        return Optional.ofNullable(point)
                .map(each -> new Place(
                        transport == Transport.TLS
                                ? pages.host()
                                : each.getAddress().getHostAddress(),
                        each.getPort()));
    }

    /** Where a telephone fetches its settings, without the file's name. */
    String settings(String pathSecret) {
        return "https://" + new Place(pages.host(), pages.httpsPort()) + "/provision/" + pathSecret + "/";
    }
}
