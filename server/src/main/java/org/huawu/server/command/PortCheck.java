package org.huawu.server.command;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.switchboard.SwitchboardSettings;
import org.jspecify.annotations.Nullable;

/**
 * Whether the ports are free, or listened on by the program itself.
 *
 * @param edge which they are for pages
 * @param switchboard which they are for telephones
 * @param running the program's process, if it runs on the data folder
 */
record PortCheck(EdgeSettings edge, SwitchboardSettings switchboard, Optional<Long> running) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(tcpPort("https-port", edge.httpsPort(), null, "--https"));
        findings.add(tcpPort("http-port", edge.httpPort(), InetAddress.getLoopbackAddress(), "--http"));
        findings.add(sipPort(switchboard.sipPort()));
        switchboard
                .tlsPort()
                .ifPresent(port -> findings.add(tcpPort("sip-tls-port", port, null, "huawu.switchboard.sip-tls-port")));
        return findings;
    }

    private Finding tcpPort(String name, int port, @Nullable InetAddress address, String flag) {
        if (isFree(port, address)) {
            return Finding.ok(name, port + " is free", port + " 空闲");
        }
        if (running.isPresent() && new Listener(port).isOf(running.get())) {
            return Finding.ok(name, port + " is used by the running Huawu", port + " 由运行中的 Huawu 使用");
        }
        return Finding.fault(
                name,
                port + " is in use by another program, or not allowed to this user; end that program, or choose another"
                        + " port with " + flag,
                port + " 已被其他程序占用，或当前用户无权使用；请结束该程序，或用 " + flag + " 选择其他端口");
    }

    /** Over UDP nobody listens, so who holds it cannot be told: while the program runs it is taken to be the program. */
    private Finding sipPort(int port) {
        if (!isFree(port, null)) {
            return tcpPort("sip-port", port, null, "--sip");
        }
        try (DatagramSocket udp = new DatagramSocket(null)) {
            udp.bind(new InetSocketAddress(port));
            return Finding.ok("sip-port", port + " is free", port + " 空闲");
        } catch (IOException e) {
            if (running.isPresent()) {
                return Finding.ok("sip-port", port + " is in use while Huawu runs", port + " 在 Huawu 运行期间被使用");
            }
            return Finding.fault(
                    "sip-port",
                    port + " is in use by another program; end that program, or choose another port with --sip",
                    port + " 已被其他程序占用；请结束该程序，或用 --sip 选择其他端口");
        }
    }

    private static boolean isFree(int port, @Nullable InetAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
