package org.huawu.switchboard.engine;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import org.huawu.switchboard.sip.SipPoint;
import org.huawu.switchboard.sip.SipTransport;

/** Over what telephones of a test speak SIP. The point for TLS is the port after that of the others. */
enum Transport {
    UDP,
    TCP,
    TLS;

    /** The board's points: UDP and TCP in any case, TLS where it is wanted, since keys take a while to make. */
    List<SipPoint> points(InetSocketAddress address) {
        SipPoint udp = new SipPoint.Udp(address);
        SipPoint tcp = new SipPoint.Tcp(address);
        try {
            return this == TLS
                    ? List.of(
                            udp,
                            tcp,
                            new SipPoint.Tls(secure(address), TestKeys.shared().identity()))
                    : List.of(udp, tcp);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A telephone's way to the board. */
    PhoneLine line(InetSocketAddress address) throws IOException {
        return switch (this) {
            case UDP -> new PhoneLine.Datagrams(new DatagramSocket(0, address.getAddress()), address);
            case TCP -> new PhoneLine.Connection(new Socket(address.getAddress(), address.getPort()), "TCP");
            case TLS -> new PhoneLine.Connection(TestKeys.shared().connect(secure(address)), "TLS");
        };
    }

    /** Where the board can call somebody. */
    PhoneLine waiting(InetSocketAddress board) throws IOException {
        return switch (this) {
            case UDP -> line(board);
            case TCP -> new PhoneLine.Awaited(new ServerSocket(0, 1, board.getAddress()), "TCP");
            case TLS -> new PhoneLine.Awaited(TestKeys.shared().server(board.getAddress()), "TLS");
        };
    }

    /** The same for settings. */
    SipTransport ofTrunk() {
        return SipTransport.valueOf(name());
    }

    private static InetSocketAddress secure(InetSocketAddress address) {
        return new InetSocketAddress(address.getAddress(), address.getPort() + 1);
    }
}
