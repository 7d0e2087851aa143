package org.huawu.switchboard.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where and how large a gateway is.
 *
 * @param bind where the one UDP port of all legs is opened; port 0 takes a free one
 * @param advertised under which addresses browsers reach that port, best first, 1 to 8; the port itself must be the same
 *     from outside
 * @param legsAtMost how many legs may exist at once, 1 to 10000
 * @param consentMs after how many ms without a valid check of the browser its leg is lost, 1000 to 600000; 30000 is what
 *     RFC 7675 says
 */
public record GatewaySettings(InetSocketAddress bind, List<InetAddress> advertised, int legsAtMost, int consentMs) {

    /** How long a browser's consent lasts by RFC 7675. */
    public static final int CONSENT_MS = 30_000;

    public GatewaySettings {
        advertised = List.copyOf(advertised);
        if (advertised.isEmpty() || advertised.size() > 8) {
            throw new IllegalArgumentException("advertised addresses: 1 to 8, not " + advertised.size());
        }
        if (advertised.stream().anyMatch(InetAddress::isAnyLocalAddress)) {
            throw new IllegalArgumentException("an advertised address must be one that browsers can send to");
        }
        if (legsAtMost < 1 || legsAtMost > 10_000) {
            throw new IllegalArgumentException("legsAtMost: 1 to 10000, not " + legsAtMost);
        }
        if (consentMs < 1_000 || consentMs > 600_000) {
            throw new IllegalArgumentException("consentMs: 1000 to 600000, not " + consentMs);
        }
    }
}
