package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.nio.channels.DatagramChannel;

/** Waits for packets of many sockets at once. All but {@link #wakeUp} belongs to the media thread. */
interface PacketWire extends AutoCloseable {

    /** Whoever reads a socket when packets have come. */
    @FunctionalInterface
    interface Reader {
        /** Reads what is there; must not block. */
        void read();
    }

    /** Watches a socket until it is closed. */
    void watch(DatagramChannel socket, Reader reader) throws IOException;

    /** Waits for packets, at most that long, and has them read. */
    void await(long mostNanos) throws IOException;

    /** Ends the waiting; by any thread. */
    void wakeUp();

    @Override
    void close() throws IOException;
}
