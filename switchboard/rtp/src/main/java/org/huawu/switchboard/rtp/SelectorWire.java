package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The wire by a selector of the JDK, for machines without epoll. */
final class SelectorWire implements PacketWire {

    private static final long NANOS_A_MS = 1_000_000;
    private static final int MOST_PACKETS_AT_ONCE = 8;

    private final Selector selector;
    private final Consumer<SelectionKey> read = SelectorWire::read;

    SelectorWire() throws IOException {
        selector = Selector.open();
    }

    @Override
    public PacketSocket bind(InetSocketAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.bind(address);
            channel.configureBlocking(false);
            return new ChannelSocket(selector, channel, channel.socket().getLocalPort());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void await(long mostNanos) throws IOException {
        // Rounded up: a tick may be late by less than 1 ms, but nobody spins.
        long mostMs = (mostNanos + NANOS_A_MS - 1) / NANOS_A_MS;
        if (mostMs > 0) {
            selector.select(read, mostMs);
        } else {
            selector.selectNow(read);
        }
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }

    private static void read(SelectionKey key) {
        if (key.attachment() instanceof PacketSocket.Reader reader) {
            int packets = 0;
            while (packets < MOST_PACKETS_AT_ONCE && key.isValid() && reader.readOne()) {
                packets++;
            }
        }
    }

    private record ChannelSocket(Selector selector, DatagramChannel channel, int port) implements PacketSocket {

        @Override
        public void watch(Reader reader) throws IOException {
            channel.register(selector, SelectionKey.OP_READ, reader);
        }

        @Override
        public @Nullable SocketAddress receive(PacketBuffer into) throws IOException {
            SocketAddress from = channel.receive(into.bytes().clear());
            into.bytes().flip();
            return from;
        }

        @Override
        public void send(PacketBuffer packet, SocketAddress to) throws IOException {
            channel.send(packet.bytes().position(0), to);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
