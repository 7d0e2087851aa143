package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    /** As two clocks cannot be read at once. */
    private static final long BLUR_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Arrivals arrivals = new Arrivals(InstantSource.system(), System::nanoTime);
    private final byte[] into = new byte[4];

    @Test
    void given_two_datagrams_that_wait_when_they_are_read_then_each_is_told_to_have_come_when_it_was_sent()
            throws IOException {
        try (DatagramChannel here = DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
                DatagramSocket there = new DatagramSocket(0, LOOPBACK)) {
            int port = here.socket().getLocalPort();
            int file = SocketFiles.now().atPort(port);
            here.configureBlocking(false);
            arrivals.stamp(file);
            assertThat(arrivals.read(file, into)).isEqualTo(-1);
            long before = System.nanoTime();
            there.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, LOOPBACK, port));
            long between = System.nanoTime();
            there.send(new DatagramPacket(new byte[] {4, 5, 6, 7, 8}, 5, LOOPBACK, port));
            long after = System.nanoTime();
            // read so late that the time of reading would show
            while (System.nanoTime() < after + 4 * BLUR_NS) {
                Thread.onSpinWait();
            }

            assertThat(arrivals.read(file, into)).isEqualTo(3);
            assertThat(into).startsWith(1, 2, 3);
            assertThat(arrivals.cameNs()).isBetween(before - BLUR_NS, between + BLUR_NS);
            assertThat(arrivals.read(file, into)).isEqualTo(5);
            assertThat(into).containsExactly(4, 5, 6, 7);
            assertThat(arrivals.cameNs()).isBetween(between - BLUR_NS, after + BLUR_NS);
            assertThat(arrivals.read(file, into)).isEqualTo(-1);
        }
    }

    @Test
    void given_a_port_without_a_socket_of_ours_when_its_file_is_asked_for_then_that_is_refused() throws IOException {
        int port;
        try (DatagramSocket gone = new DatagramSocket(0, LOOPBACK)) {
            port = gone.getLocalPort();
            assertThat(SocketFiles.now().atPort(port)).isPositive();
        }
        SocketFiles now = SocketFiles.now();
        assertThatIOException().isThrownBy(() -> now.atPort(port)).withMessageContaining("port " + port);
    }
}
