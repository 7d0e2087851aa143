package org.huawu.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/** Sockets for datagrams by which a generator speaks with what it measures: on the loopback address, never waiting. */
final class LoopbackSocket {

    private LoopbackSocket() {}

    /** Opens one at a free port, with so much room for what is not read yet as the system gives. */
    static DatagramChannel open(int bufferBytes) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        channel.configureBlocking(false);
        return channel;
    }

    /** Where it is. */
    static InetSocketAddress place(DatagramChannel channel) throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }
}
