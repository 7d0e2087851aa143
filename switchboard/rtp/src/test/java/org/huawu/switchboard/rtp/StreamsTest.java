package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Traces of packets through the pure parts: time, address, keys, the window of a recording. */
class StreamsTest {

    @Test
    void given_a_stream_with_a_gap_when_it_is_mapped_then_the_gap_stays_what_it_was() {
        StreamClock clock = new StreamClock();
        assertThat(clock.houseTime(5_000, 160)).isEqualTo(160);
        assertThat(clock.houseTime(5_160, 480)).isEqualTo(320);
        assertThat(clock.houseTime(5_640, 640)).isEqualTo(800);
    }

    @Test
    void given_a_stream_that_jumps_when_it_is_mapped_then_it_is_set_anew_and_wraps_do_no_harm() {
        StreamClock clock = new StreamClock();
        clock.houseTime(-160, 1_600);
        assertThat(clock.houseTime(0, 1_760)).isEqualTo(1_760);
        assertThat(clock.houseTime(900_000, 1_920)).isEqualTo(1_920);
    }

    @Test
    void given_a_party_behind_nat_when_its_first_packet_comes_then_it_is_sent_there_and_no_other_stranger_is_heard() {
        Latch latch = new Latch(at("192.0.2.1", 4_000), null);
        InetSocketAddress real = at("198.51.100.7", 4_001);
        assertThat(latch.target()).isEqualTo(at("192.0.2.1", 4_000));
        assertThat(latch.accepts(real)).isTrue();
        assertThat(latch.target()).isEqualTo(real);
        assertThat(latch.accepts(at("198.51.100.7", 4_002))).isFalse();
        assertThat(latch.accepts(at("203.0.113.9", 4_001))).isFalse();
        assertThat(latch.accepts(real)).isTrue();
        assertThat(latch.target()).isEqualTo(real);
    }

    @Test
    void given_a_stranger_who_spoke_first_when_the_party_speaks_then_the_call_is_the_partys_and_stays_so() {
        InetSocketAddress stranger = at("203.0.113.9", 4_001);
        InetSocketAddress otherPort = at("192.0.2.1", 5_000);
        InetSocketAddress named = at("192.0.2.1", 4_000);
        Latch latch = new Latch(named, null);
        assertThat(latch.accepts(stranger)).isTrue();
        assertThat(latch.accepts(otherPort)).isTrue();
        assertThat(latch.accepts(stranger)).isFalse();
        assertThat(latch.target()).isEqualTo(otherPort);
        assertThat(latch.accepts(named)).isTrue();
        assertThat(latch.accepts(otherPort)).isFalse();
        assertThat(latch.accepts(stranger)).isFalse();
        assertThat(latch.target()).isEqualTo(named);
    }

    @Test
    void given_a_party_behind_nat_when_a_stranger_spoke_first_then_the_host_that_signals_takes_the_call_back() {
        InetSocketAddress real = at("198.51.100.7", 40_001);
        Latch latch = new Latch(at("10.0.0.5", 4_000), InetAddress.ofLiteral("198.51.100.7"));
        assertThat(latch.accepts(at("203.0.113.9", 4_001))).isTrue();
        assertThat(latch.accepts(real)).isTrue();
        assertThat(latch.accepts(at("203.0.113.9", 4_001))).isFalse();
        assertThat(latch.target()).isEqualTo(real);
    }

    @Test
    void given_a_party_when_it_names_another_address_then_it_begins_anew_there_and_naming_the_same_changes_nothing() {
        Latch latch = new Latch(at("192.0.2.1", 4_000), null);
        latch.accepts(at("192.0.2.1", 4_002));
        assertThat(latch.named(at("192.0.2.1", 4_000)).target()).isEqualTo(at("192.0.2.1", 4_002));
        assertThat(latch.named(at("192.0.2.1", 5_000)).target()).isEqualTo(at("192.0.2.1", 5_000));
    }

    @Test
    void given_a_trace_of_presses_with_losses_and_repeats_when_it_is_read_then_each_press_counts_once() {
        TelephoneEvents events = new TelephoneEvents();
        int[][] trace = {{1, 800}, {1, 800}, {1, 800}, {1, 1_600}, {11, 2_400}, {1, 1_600}, {16, 3_200}, {10, 4_000}};
        StringBuilder keys = new StringBuilder();
        for (int[] each : trace) {
            char key = events.accept(event(each[0], each[1]));
            if (key != TelephoneEvents.NONE) {
                keys.append(key);
            }
        }
        assertThat(keys.toString()).isEqualTo("11#*");
    }

    @Test
    void given_packets_out_of_order_when_the_window_lets_them_out_then_they_stand_where_they_belong() {
        StereoWindow window = new StereoWindow();
        window.putLeft(2, (short) 20);
        window.putLeft(0, (short) -5);
        window.putRight(1, (short) 300);
        window.putLeft(8_000, (short) 9);
        ByteBuffer out = ByteBuffer.allocate(16);
        for (int i = 0; i < 4; i++) {
            window.take(out);
        }
        assertThat(out.array()).containsExactly(-5, -1, 0, 0, 0, 0, 44, 1, 20, 0, 0, 0, 0, 0, 0, 0);
        window.putLeft(3, (short) 1);
        assertThat(window.from()).isEqualTo(4);
    }

    private static RtpPacket event(int code, int timestamp) {
        ByteBuffer packet = ByteBuffer.allocate(16);
        RtpPacket.writeHeader(packet, 101, 1, timestamp, 3);
        packet.put((byte) code).put((byte) 10).putShort((short) 160).flip();
        RtpPacket view = new RtpPacket();
        assertThat(view.wrap(packet)).isTrue();
        return view;
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }
}
