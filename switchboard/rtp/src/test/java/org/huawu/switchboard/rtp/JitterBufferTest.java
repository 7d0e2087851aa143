package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Traces of packets through the jitter buffer; packet n says n, one frame long. */
class JitterBufferTest {

    private static final int HOLE = -1;

    private final JitterBuffer buffer = new JitterBuffer();
    private final List<Integer> heard = new ArrayList<>();
    private int base;
    private int source = 1;
    private int now;

    @Test
    void given_a_smooth_stream_when_it_is_played_then_it_is_heard_a_frame_later_and_whole() {
        for (int n = 0; n < 100; n++) {
            comes(n);
            tick(true);
        }
        assertThat(heard.getFirst()).isEqualTo(HOLE);
        assertThat(heard.subList(1, 100)).isEqualTo(upTo(99));
        assertThat(buffer.depth()).isEqualTo(Codec.FRAME);
    }

    @Test
    void given_packets_in_another_order_and_repeated_when_they_are_played_then_each_is_heard_once_in_order() {
        ticks(1, 0);
        ticks(1, 2, 1, 2);
        ticks(1, 3, 0, 1);
        ticks(1, 5, 5, 4);
        ticks(4);
        assertThat(heard).containsSubsequence(0, 1, 2, 3, 4, 5);
        assertThat(spoken()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void given_a_lost_packet_when_it_is_its_turn_then_there_is_a_hole_and_all_others_keep_their_time() {
        for (int n = 0; n < 10; n++) {
            if (n == 4) {
                tick(false);
            } else {
                ticks(1, n);
            }
        }
        tick(false);
        assertThat(heard).containsExactly(HOLE, 0, 1, 2, 3, HOLE, 5, 6, 7, 8, 9);
    }

    @Test
    void given_a_packet_after_its_turn_when_it_comes_then_it_is_heard_at_once_and_the_buffer_is_that_much_deeper() {
        ticks(1, 0);
        ticks(1, 1);
        ticks(2);
        ticks(1, 2, 3, 4);
        ticks(1, 5);
        ticks(2);
        assertThat(heard).containsExactly(HOLE, 0, 1, HOLE, 2, 3, 4, 5);
        assertThat(buffer.depth()).isGreaterThan(Codec.FRAME);
    }

    @Test
    void given_a_deep_buffer_when_the_network_is_smooth_again_then_it_gets_shallow_a_frame_a_second_in_silence_only() {
        ticks(1, 0);
        ticks(5);
        for (int n = 1; n < 8; n++) {
            comes(n);
        }
        int deep = depthAfterSmooth(8, 200, false);
        assertThat(deep).isGreaterThan(5 * Codec.FRAME);
        int aBitLater = depthAfterSmooth(208, 100, true);
        assertThat(aBitLater).isBetween(deep - 3 * Codec.FRAME, deep - Codec.FRAME);
        assertThat(depthAfterSmooth(308, 900, true)).isLessThanOrEqualTo(2 * Codec.FRAME);
    }

    @Test
    void given_a_network_that_stood_still_when_all_comes_at_once_then_the_delay_stays_bounded() {
        ticks(1, 0);
        ticks(1, 1);
        ticks(15);
        for (int n = 2; n < 18; n++) {
            comes(n);
        }
        for (int n = 18; n < 100; n++) {
            ticks(1, n);
        }
        assertThat(buffer.depth()).isLessThanOrEqualTo(JitterBuffer.MOST_DEPTH);
        List<Integer> after = spoken().subList(2, spoken().size());
        assertThat(after).isSorted().doesNotHaveDuplicates();
        assertThat(after.getLast()).isGreaterThan(100 - 3 - JitterBuffer.MOST_DEPTH / Codec.FRAME);
    }

    @Test
    void given_a_sender_whose_clock_is_slow_when_it_speaks_for_long_then_it_is_heard_whole() {
        // One packet in two hundred fails to come between two ticks: 0.5 %.
        int n = 0;
        for (int tick = 0; tick < 2_000; tick++) {
            if (tick % 200 != 100) {
                comes(n);
                n++;
            }
            tick(tick % 10 == 0);
        }
        assertThat(spoken()).isEqualTo(upTo(spoken().size()));
        assertThat(buffer.depth()).isLessThanOrEqualTo(3 * Codec.FRAME);
    }

    @Test
    void given_a_sender_whose_clock_is_fast_when_it_speaks_for_long_then_the_delay_stays_small_and_only_silence_goes() {
        int n = 0;
        for (int tick = 0; tick < 2_000; tick++) {
            comes(n);
            n++;
            if (tick % 200 == 100) {
                comes(n);
                n++;
            }
            tick(tick % 10 == 0);
        }
        assertThat(buffer.depth()).isLessThanOrEqualTo(5 * Codec.FRAME);
        assertThat(spoken()).isSorted().doesNotHaveDuplicates();
        assertThat(spoken().size()).isGreaterThan(1_990);
    }

    @Test
    void given_another_source_when_it_speaks_then_it_is_heard_at_once_whatever_its_timestamps() {
        ticks(1, 0);
        ticks(1, 1);
        ticks(1);
        source = 2;
        base = 900_000_000;
        ticks(1, 0);
        ticks(1, 1);
        ticks(1, 2);
        assertThat(heard).containsExactly(HOLE, 0, 1, HOLE, 0, 1);
    }

    @Test
    void given_a_stream_that_jumps_when_it_goes_on_there_then_it_is_followed_after_three_packets() {
        ticks(1, 0);
        ticks(1, 1);
        ticks(1);
        base = -500_000;
        for (int n = 10; n < 16; n++) {
            ticks(1, n);
        }
        assertThat(spoken()).containsExactly(0, 1, 12, 13, 14);
    }

    @Test
    void given_one_packet_of_a_wild_time_when_it_comes_then_the_stream_goes_on_as_it_was() {
        ticks(1, 0);
        ticks(1, 1, 1_000_000);
        ticks(1, 2);
        ticks(1, 3);
        assertThat(heard).containsExactly(HOLE, 0, 1, 2);
    }

    @Test
    void given_timestamps_that_wrap_when_they_are_played_then_nothing_is_missing() {
        base = -50 * Codec.FRAME + 7;
        for (int n = 0; n < 100; n++) {
            ticks(1, n);
        }
        assertThat(heard.subList(1, 100)).isEqualTo(upTo(99));
        base = Integer.MAX_VALUE - 50 * Codec.FRAME;
        source = 2;
        heard.clear();
        for (int n = 0; n < 100; n++) {
            ticks(1, n);
        }
        assertThat(heard.subList(1, 100)).isEqualTo(upTo(99));
    }

    @Test
    void given_long_packets_when_they_are_played_then_frame_after_frame_is_heard() {
        for (int n = 0; n < 30; n += 3) {
            byte[] payload = new byte[480];
            for (int i = 0; i < 480; i++) {
                payload[i] = (byte) (n + i / Codec.FRAME);
            }
            buffer.put(1, n * Codec.FRAME, payload, 480, now);
            ticks(3);
        }
        assertThat(spoken()).isEqualTo(upTo(29));
    }

    @Test
    void given_speech_far_ahead_when_the_buffer_goes_back_for_a_late_packet_then_both_are_heard() {
        ticks(2, 0);
        ticks(8);
        comes(21);
        comes(1);
        ticks(25);
        assertThat(spoken()).containsExactly(0, 1, 21);
    }

    @Test
    void given_a_stream_heard_elsewhere_when_it_goes_on_here_then_nothing_is_missing_or_heard_twice() {
        buffer.goOn(1, 5 * Codec.FRAME);
        comes(4);
        ticks(1, 5);
        ticks(1, 6);
        byte[] rest = new byte[Codec.FRAME];
        comes(7);
        comes(9);
        assertThat(buffer.drain(rest)).isEqualTo(Codec.FRAME);
        assertThat(rest[0]).isEqualTo((byte) 7);
        assertThat(buffer.drain(rest)).isEqualTo(Codec.FRAME);
        assertThat(rest[0]).isEqualTo((byte) 9);
        assertThat(buffer.playFrom()).isEqualTo(10 * Codec.FRAME);
        assertThat(buffer.drain(rest)).isZero();
        assertThat(heard).containsExactly(5, 6);
    }

    private void comes(int n) {
        byte[] payload = new byte[Codec.FRAME];
        Arrays.fill(payload, (byte) n);
        buffer.put(source, base + n * Codec.FRAME, payload, payload.length, now);
    }

    private void ticks(int count, int... packets) {
        for (int n : packets) {
            comes(n);
        }
        for (int i = 0; i < count; i++) {
            tick(false);
        }
    }

    private void tick(boolean isQuiet) {
        short[] frame = new short[Codec.FRAME];
        int due = buffer.framesDue(isQuiet);
        if (due == 0) {
            heard.add(HOLE);
        }
        for (int i = 0; i < due; i++) {
            int n = (buffer.playFrom() - base) / Codec.FRAME;
            buffer.take(frame);
            assertThat(frame).containsOnly(frame[0]);
            heard.add(frame[0] == JitterBuffer.ABSENT ? HOLE : n);
            assertThat(frame[0]).isIn(JitterBuffer.ABSENT, (short) (n & 0xFF));
        }
        now += Codec.FRAME;
    }

    private int depthAfterSmooth(int first, int count, boolean isQuiet) {
        for (int n = first; n < first + count; n++) {
            comes(n);
            tick(isQuiet);
        }
        return buffer.depth();
    }

    private List<Integer> spoken() {
        return heard.stream().filter(each -> each != HOLE).toList();
    }

    private static List<Integer> upTo(int count) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(i);
        }
        return all;
    }
}
