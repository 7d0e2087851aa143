package org.huawu.switchboard.sip;

import gov.nist.core.net.DefaultNetworkLayer;
import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** The JDK's network, whose sockets for datagrams tell a tap what goes out. Connections are ours and tell by themselves. */
final class TappedNetwork implements NetworkLayer {

    private final NetworkLayer plain = DefaultNetworkLayer.SINGLETON;
    private final MessageTap tap;

    TappedNetwork(MessageTap tap) {
        this.tap = tap;
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
        return new TappedSocket(new InetSocketAddress(address, port), tap);
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return plain.createDatagramSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return plain.createServerSocket(port, backlog, address);
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return plain.createSSLServerSocket(port, backlog, address);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return plain.createSocket(address, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress own) throws IOException {
        return plain.createSocket(address, port, own);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress own, int ownPort) throws IOException {
        return plain.createSocket(address, port, own, ownPort);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        return plain.createSSLSocket(address, port);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress own) throws IOException {
        return plain.createSSLSocket(address, port, own);
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        // needs none
    }

    /** Tells before it sends: what comes back must not be heard of before what it comes back to. */
    private static final class TappedSocket extends DatagramSocket {

        private final InetSocketAddress ours;
        private final MessageTap tap;

        TappedSocket(InetSocketAddress ours, MessageTap tap) throws SocketException {
            super(ours);
            this.ours = ours;
            this.tap = tap;
        }

        @Override
        public void send(DatagramPacket packet) throws IOException {
            PassedMessage.Way way = new PassedMessage.Way(
                    ours, new InetSocketAddress(packet.getAddress(), packet.getPort()), SipTransport.UDP);
            int start = packet.getOffset();
            PassedMessage.out(way, Arrays.copyOfRange(packet.getData(), start, start + packet.getLength()))
                    .ifPresent(tap::passed);
            super.send(packet);
        }
    }
}
