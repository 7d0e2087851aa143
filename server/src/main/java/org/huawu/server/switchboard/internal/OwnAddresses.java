package org.huawu.server.switchboard.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.server.installation.Refusal;
import org.jspecify.annotations.Nullable;

/** Under which addresses this machine is reached. */
public final class OwnAddresses {

    private static final int MOST = 8;

    private OwnAddresses() {}

    /** The address for telephones: the one that was named, else the first that is not loopback. */
    public static InetAddress forTelephones(@Nullable String named) {
        return forBrowsers(named).getFirst();
    }

    /** The addresses for browsers, best first. */
    static List<InetAddress> forBrowsers(@Nullable String named) {
        if (named == null) {
            return Stream.concat(outside(), Stream.of(InetAddress.ofLiteral("127.0.0.1")))
                    .limit(MOST)
                    .toList();
        }
        InetAddress address = InetAddress.ofLiteral(named);
        if (!isOurs(address)) {
            throw new Refusal(
                    named
                            + " is not an address of this machine. Name one that is with --public-address; an address in front"
                            + " of this machine cannot be used yet.",
                    named + " 不是本机的地址。请用 --public-address 指定本机地址；暂不支持位于本机之前的地址。");
        }
        return List.of(address);
    }

    /** The addresses that were named besides. */
    public static Stream<InetAddress> further(List<String> named) {
        return named.stream().map(InetAddress::ofLiteral).map(OwnAddresses::checked);
    }

    private static InetAddress checked(InetAddress address) {
        if (!isOurs(address)) {
            String text = address.getHostAddress();
            throw new Refusal(
                    text + " is not an address of this machine. Correct huawu.switchboard.further-addresses.",
                    text + " 不是本机的地址。请更正 huawu.switchboard.further-addresses。");
        }
        return address;
    }

    private static Stream<InetAddress> outside() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress());
        } catch (SocketException e) {
            return Stream.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
