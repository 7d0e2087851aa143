package org.huawu.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Parties, one on each side, who hear each other through the machine and the generator like all others, but through no
 * switchboard: they tell how much of a delay is not the switchboard's. For one thread.
 */
final class MediaNeighbours implements AutoCloseable {

    private final List<DatagramChannel> channels = new ArrayList<>();

    /** A pair: who stands at one side, and who at the other. */
    record Pair(MediaParty one, MediaParty other) {}

    /** One more pair. */
    Pair pair(int oneNumber, int otherNumber) throws IOException {
        DatagramChannel one = open();
        DatagramChannel other = open();
        one.connect(other.getLocalAddress());
        other.connect(one.getLocalAddress());
        return new Pair(party(oneNumber, one), party(otherNumber, other));
    }

    private DatagramChannel open() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channels.add(channel);
        return channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    }

    private static MediaParty party(int number, DatagramChannel channel) {
        return new MediaParty(number, channel, Envelope.NONE, MediaParty.Upkeep.NONE);
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }
}
