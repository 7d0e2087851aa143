package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class JitterBufferProperties {

    @Property(tries = 500)
    void given_any_network_when_packets_and_ticks_come_then_the_buffer_does_what_its_naive_twin_does(
            @ForAll int base, @ForAll long seed, @ForAll @IntRange(max = 3) int roughness) {
        Random random = new Random(seed);
        JitterBuffer buffer = new JitterBuffer();
        NaiveJitterBuffer twin = new NaiveJitterBuffer();
        short[] frame = new short[Codec.FRAME];
        int source = 1;
        long sent = 0;
        for (int tick = 0; tick < 300; tick++) {
            for (Packet each : packets(random, roughness, true, sent)) {
                int arrival = tick * Codec.FRAME + random.nextInt(Codec.FRAME);
                byte[] payload = payload(each.timestamp(), each.length());
                assertThat(buffer.put(source, base + (int) each.timestamp(), payload, payload.length, arrival))
                        .isEqualTo(twin.put(source, each.timestamp(), payload, arrival - base));
            }
            sent += Codec.FRAME;
            if (random.nextInt(200) < roughness) {
                sent += random.nextInt(40_000) - 10_000;
                source += random.nextInt(2);
            }
            boolean isQuiet = random.nextInt(4) == 0;
            int due = buffer.framesDue(isQuiet);
            assertThat(due).isEqualTo(twin.framesDue(isQuiet));
            for (int i = 0; i < due; i++) {
                buffer.take(frame);
                assertThat(Arrays.equals(frame, twin.take())).isTrue();
            }
            assertThat(buffer.depth()).isEqualTo(twin.depth()).isBetween(0, JitterBuffer.MOST_DEPTH);
            if (tick > 50 && roughness < 3) {
                assertThat(buffer.playFrom()).isEqualTo(base + (int) twin.playFrom());
            }
        }
    }

    @Property(tries = 100)
    void given_any_network_without_strays_when_it_is_played_then_no_speech_is_heard_twice_and_none_in_another_order(
            @ForAll int base, @ForAll long seed, @ForAll @IntRange(max = 2) int roughness) {
        Random random = new Random(seed);
        JitterBuffer buffer = new JitterBuffer();
        short[] frame = new short[Codec.FRAME];
        Set<Integer> heard = new HashSet<>();
        int last = Integer.MIN_VALUE;
        for (int tick = 0; tick < 300; tick++) {
            for (Packet each : packets(random, roughness, false, (long) tick * Codec.FRAME)) {
                byte[] payload = payload(each.timestamp(), each.length());
                buffer.put(1, base + (int) each.timestamp(), payload, payload.length, tick * Codec.FRAME);
            }
            int due = buffer.framesDue(false);
            for (int i = 0; i < due; i++) {
                int from = buffer.playFrom() - base;
                buffer.take(frame);
                for (int at = 0; at < frame.length; at++) {
                    if (frame[at] != JitterBuffer.ABSENT) {
                        boolean isNew = heard.add(from + at) && from + at > last;
                        assertThat(isNew && frame[at] == (codeAt(from + at) & 0xFF))
                                .isTrue();
                        last = from + at;
                    }
                }
            }
        }
    }

    /**
     * What comes between two ticks: on a smooth network the packet sent, on rough ones anything around it. Strays come from
     * far away; with a few of them in a row the stream begins anew, and then what was heard may be heard again.
     */
    private static List<Packet> packets(Random random, int roughness, boolean hasStrays, long sent) {
        List<Packet> all = new ArrayList<>();
        if (random.nextInt(20) < roughness) {
            return all;
        }
        all.add(new Packet(sent, Codec.FRAME));
        while (random.nextInt(6) < roughness) {
            long around = sent + (random.nextInt(9) - 5) * 80L;
            boolean isFar = hasStrays && random.nextInt(10) == 0;
            all.add(new Packet(isFar ? around + random.nextInt(9_000) - 4_500 : around, 1 + random.nextInt(480)));
        }
        return all;
    }

    private static byte[] payload(long timestamp, int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = codeAt(timestamp + i);
        }
        return payload;
    }

    /** What is said at a moment is known from the moment. */
    private static byte codeAt(long moment) {
        return (byte) (moment * 31 + (moment >> 7));
    }

    private record Packet(long timestamp, int length) {}
}
