package org.huawu.server.edge.internal.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.installation.Refusal;
import org.jspecify.annotations.Nullable;

/** Says in good time, and in words, that a port cannot be had. */
public final class PortCheck {

    private static final String LOOPBACK_4 = "127.0.0.1";
    private static final String LOOPBACK_6 = "::1";

    private PortCheck() {}

    /**
     * Refuses ports that cannot be listened on now: the one of HTTPS on all addresses, the one of HTTP on loopback.
     *
     * @throws Refusal names the port, where it is wanted, and the flag that changes it
     */
    public static void refuseIfTaken(EdgeSettings settings) {
        refuseIfTaken(Listener.https(settings.httpsPort()), null);
        for (InetAddress address : loopbackAddresses(settings)) {
            refuseIfTaken(Listener.http(settings.httpPort(), address.getHostAddress()), address);
        }
    }

    /** With any free port there is no telling that it is free on the other loopback address too. */
    static List<InetAddress> loopbackAddresses(EdgeSettings settings) {
        List<InetAddress> addresses = new ArrayList<>(List.of(InetAddress.ofLiteral(LOOPBACK_4)));
        InetAddress six = InetAddress.ofLiteral(LOOPBACK_6);
        if (settings.httpPort() != 0 && exists(six)) {
            addresses.add(six);
        }
        return addresses;
    }

    private static boolean exists(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    private static void refuseIfTaken(Listener listener, @Nullable InetAddress address) {
        if (listener.port() == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            // as the connector does: a port in TIME_WAIT is free, one that is listened on is not
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, listener.port()));
        } catch (IOException e) {
            throw listener.refusal(e);
        }
    }

    /**
     * What is listened on.
     *
     * @param protocol as people know it
     * @param flag the flag that changes the port
     * @param english on which addresses, in English
     * @param chinese the same in Chinese
     */
    record Listener(String protocol, int port, String flag, String english, String chinese) {

        static Listener https(int port) {
            return new Listener("HTTPS", port, "--https", "all addresses", "所有地址");
        }

        static Listener http(int port, String address) {
            return new Listener("HTTP", port, "--http", address, "地址 " + address);
        }

        Refusal refusal(Exception because) {
            if (port > 0 && port < 1024 && String.valueOf(because.getMessage()).contains("ermission")) {
                String user = System.getProperty("user.name", "?");
                return new Refusal(
                        "The port " + port + " for " + protocol + " may not be opened by user " + user
                                + ". Choose one above 1023 with " + flag
                                + ", or give the service CAP_NET_BIND_SERVICE.",
                        "用户 " + user + " 无权使用 " + protocol + " 端口 " + port + "。请用 " + flag
                                + " 指定 1023 以上的端口，或为服务授予 CAP_NET_BIND_SERVICE。",
                        because);
            }
            return new Refusal(
                    "The port " + port + " for " + protocol + " on " + english
                            + " is used by another program. End that program, or choose another port with " + flag
                            + ".",
                    protocol + " 端口 " + port + "（" + chinese + "）已被其他程序占用。请结束该程序，或用 " + flag + " 指定其他端口。",
                    because);
        }
    }
}
