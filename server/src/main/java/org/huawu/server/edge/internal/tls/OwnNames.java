package org.huawu.server.edge.internal.tls;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The names and addresses by which this machine is reached now. */
final class OwnNames implements Supplier<CertificateNames> {

    /** A machine with many bridges has many addresses; a certificate must stay small. */
    private static final int MOST_ADDRESSES = 100;

    private final String host;

    OwnNames(String host) {
        this.host = host;
    }

    @Override
    public CertificateNames get() {
        Set<String> dns = new TreeSet<>(Set.of("localhost"));
        Set<String> addresses = new TreeSet<>(Set.of("127.0.0.1", "0:0:0:0:0:0:0:1"));
        try {
            addresses.add(InetAddress.ofLiteral(host).getHostAddress());
        } catch (IllegalArgumentException e) {
            dns.add(host);
        }
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(OwnNames::isReachable)
                    .map(OwnNames::withoutInterface)
                    .sorted()
                    .limit(MOST_ADDRESSES)
                    .forEach(addresses::add);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        return new CertificateNames(dns, addresses);
    }

    /** Java writes the interface's name behind addresses of version 6. */
    private static String withoutInterface(InetAddress address) {
        String text = address.getHostAddress();
        int percent = text.indexOf('%');
        return percent < 0 ? text : text.substring(0, percent);
    }

    private static boolean isReachable(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isMulticastAddress();
    }
}
