package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A UDP socket of a {@link PacketWire}. Opened by any thread; from {@link #watch} on it belongs to the media thread. */
interface PacketSocket {

    /** Whoever takes packets when some have come. */
    @FunctionalInterface
    interface Reader {
        /**
         * Takes one packet; must not block.
         *
         * @return false when there was none
         */
        boolean readOne();
    }

    /** The port it is bound to. */
    int port();

    /** Has packets read as they come, until it is closed. */
    void watch(Reader reader) throws IOException;

    /**
     * Takes a packet; it then lies from 0 to the limit.
     *
     * @return where it came from, null when there is none
     */
    @Nullable
    SocketAddress receive(PacketBuffer into) throws IOException;

    /**
     * Sends a packet, from 0 to the limit.
     *
     * @throws IOException when it did not go out; what was sent before stays sent
     */
    void send(PacketBuffer packet, SocketAddress to) throws IOException;

    /** Gives the port back. */
    void close() throws IOException;
}
