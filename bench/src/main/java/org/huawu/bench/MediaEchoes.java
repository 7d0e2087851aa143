package org.huawu.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Parties who hear themselves: what they say goes through the machine and the generator like all else, but through no
 * switchboard, and tells how much of a delay is not the switchboard's. For one thread.
 */
final class MediaEchoes implements AutoCloseable {

    private final List<DatagramChannel> channels = new ArrayList<>();

    /** One more. */
    MediaParty echo(int number) throws IOException {
        DatagramChannel channel =
                DatagramChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        channels.add(channel);
        channel.connect(channel.getLocalAddress());
        return new MediaParty(number, channel, Envelope.NONE, MediaParty.Upkeep.NONE);
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }
}
