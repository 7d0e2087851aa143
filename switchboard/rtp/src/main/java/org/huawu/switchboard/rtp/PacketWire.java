package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Sockets for packets, and the waiting for all of them at once. {@link #await} and closing belong to the media thread. */
interface PacketWire extends AutoCloseable {

    /** The quickest wire of this machine. */
    static PacketWire open() throws IOException {
        return EpollWire.isThere() ? new EpollWire() : new SelectorWire();
    }

    /**
     * Opens a socket; any thread.
     *
     * @throws java.net.BindException when the address cannot be had
     */
    PacketSocket bind(InetSocketAddress address) throws IOException;

    /** Waits for packets, at most that long, and has them read. */
    void await(long mostNanos) throws IOException;

    /** Ends the waiting; by any thread. */
    void wakeUp();

    @Override
    void close() throws IOException;
}
