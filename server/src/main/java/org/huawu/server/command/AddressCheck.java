package org.huawu.server.command;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Under which addresses others reach this machine, and whether its name leads to one of them.
 *
 * @param host the name under which browsers are to reach it
 */
record AddressCheck(String host) {

    List<Finding> findings() {
        Set<String> own = own();
        String list = String.join(", ", own);
        Finding addresses = own.isEmpty()
                ? Finding.warning("addresses", "only this machine itself reaches it; connect a network", "仅本机可访问；请连接网络")
                : Finding.ok("addresses", list, list);
        return List.of(addresses, name(own));
    }

    private Finding name(Set<String> own) {
        try {
            Set<String> found = List.of(InetAddress.getAllByName(host)).stream()
                    .filter(address -> !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (found.stream().anyMatch(own::contains)) {
                return Finding.ok("host-name", host, host);
            }
            return found.isEmpty()
                    ? Finding.warning(
                            "host-name",
                            host + " leads to this machine for itself only; give the name others use with --host",
                            host + " 仅本机可解析；请用 --host 指定他人使用的名称")
                    : Finding.warning(
                            "host-name",
                            host + " leads to " + String.join(", ", found)
                                    + ", not to this machine; right if a proxy or router stands between",
                            host + " 指向 " + String.join(", ", found) + "，而非本机；若中间有代理或路由器则属正常");
        } catch (UnknownHostException e) {
            return Finding.warning(
                    "host-name",
                    host + " is not known to the name service; enter it there, or name another with --host",
                    "域名服务中没有 " + host + "；请添加，或用 --host 指定其他名称");
        }
    }

    private static Set<String> own() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (SocketException e) {
            return Set.of();
        }
    }
}
