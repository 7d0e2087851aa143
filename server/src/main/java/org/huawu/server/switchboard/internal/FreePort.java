package org.huawu.server.switchboard.internal;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.huawu.server.installation.Refusal;

/** Sees to it that a UDP port can be had before the stack takes it, whose own complaint would name Java classes. */
final class FreePort {

    private FreePort() {}

    /**
     * The port itself, or a free one for 0.
     *
     * @throws Refusal when it is taken
     */
    static InetSocketAddress of(InetAddress address, int port, String flag) {
        try (DatagramSocket socket = new DatagramSocket(port, address)) {
            return new InetSocketAddress(address, socket.getLocalPort());
        } catch (SocketException e) {
            throw new Refusal(
                    "UDP port " + port + " on " + address.getHostAddress() + " is taken (" + e.getMessage()
                            + "). End what uses it, or choose another with " + flag + ".",
                    address.getHostAddress() + " 的 UDP 端口 " + port + " 已被占用（" + e.getMessage() + "）。请结束占用它的程序，或用 "
                            + flag + " 选择其他端口。",
                    e);
        }
    }
}
