package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The two sockets of a leg: an even port for sound, the one after it for reports (RFC 3550, 11).
 *
 * @param ours the address at which they stand
 * @param sound at the even port
 * @param reports at the port after it
 */
record RtpSockets(InetAddress ours, PacketSocket sound, PacketSocket reports) {

    /**
     * Binds both.
     *
     * @throws java.net.BindException when one of them cannot be had; the other is then given back
     */
    static RtpSockets bind(PacketWire wire, InetAddress address, int port) throws IOException {
        PacketSocket sound = wire.bind(new InetSocketAddress(address, port));
        try {
            return new RtpSockets(address, sound, wire.bind(new InetSocketAddress(address, port + 1)));
        } catch (IOException e) {
            sound.close();
            throw e;
        }
    }

    void close() throws IOException {
        sound.close();
        reports.close();
    }
}
