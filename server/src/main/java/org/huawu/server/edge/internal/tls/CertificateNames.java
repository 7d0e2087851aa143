package org.huawu.server.edge.internal.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names and addresses that a certificate is valid for.
 *
 * @param dns names in lower case, possibly with a wildcard as first label
 * @param addresses IP addresses in the form that Java writes them
 */
record CertificateNames(Set<String> dns, Set<String> addresses) {

    private static final int DNS = 2;
    private static final int IP = 7;

    CertificateNames {
        dns = Set.copyOf(dns);
        addresses = Set.copyOf(addresses);
    }

    static CertificateNames of(X509Certificate certificate) {
        Set<String> dns = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                int kind = (Integer) name.getFirst();
                if (kind == DNS) {
                    dns.add(name.get(1).toString().toLowerCase(Locale.ROOT));
                } else if (kind == IP) {
                    addresses.add(InetAddress.ofLiteral(name.get(1).toString()).getHostAddress());
                }
            }
        } catch (CertificateParsingException | IllegalArgumentException e) {
            // names that cannot be read cover nothing
            return new CertificateNames(Set.of(), Set.of());
        }
        return new CertificateNames(dns, addresses);
    }

    /** Whether a browser that was told this host would accept the certificate. */
    boolean covers(String host) {
        try {
            return addresses.contains(InetAddress.ofLiteral(host).getHostAddress());
        } catch (IllegalArgumentException e) {
            return coversName(host);
        }
    }

    private boolean coversName(String host) {
        if (dns.contains(host)) {
            return true;
        }
        int dot = host.indexOf('.');
        return dot > 0 && dns.contains("*" + host.substring(dot));
    }

    /** The first of them, for a sentence to a person. */
    List<String> some(int most) {
        return Stream.concat(dns.stream().sorted(), addresses.stream().sorted())
                .limit(most)
                .toList();
    }

    boolean coversAll(CertificateNames wanted) {
        return dns.containsAll(wanted.dns) && addresses.containsAll(wanted.addresses);
    }
}
