package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

/** The wire by a selector of the JDK. */
final class SelectorWire implements PacketWire {

    private static final long NANOS_A_MS = 1_000_000;

    private final Selector selector;
    private final Consumer<SelectionKey> read = SelectorWire::read;

    SelectorWire() throws IOException {
        selector = Selector.open();
    }

    @Override
    public void watch(DatagramChannel socket, Reader reader) throws IOException {
        socket.register(selector, SelectionKey.OP_READ, reader);
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
        if (key.isValid() && key.attachment() instanceof Reader reader) {
            reader.read();
        }
    }
}
