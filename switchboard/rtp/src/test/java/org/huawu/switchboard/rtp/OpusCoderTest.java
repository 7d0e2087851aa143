package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.huawu.switchboard.rtp.opus.LibOpus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opus of one leg by the real library. Skipped, and said so, where that is not installed. */
class OpusCoderTest {

    private static final int RATE = Codec.SAMPLES_PER_S;
    private static final int HZ = 430;
    private static final int MOST = 60 * RATE;

    private final OpusCoders coders = new OpusCoders(2);
    private final RtpPacket packet = new RtpPacket();
    private final byte[] into = new byte[Leg.MOST_PAYLOAD];
    private final short[] heard = new short[MOST];
    private final boolean[] isHeard = new boolean[MOST];
    private final List<Integer> timestamps = new ArrayList<>();
    private OpusCoder coder;
    private OpusParty party;
    private int first;
    private int length;

    @BeforeEach
    void open() {
        Optional<LibOpus> opus = LibOpus.find();
        assumeTrue(opus.isPresent(), "libopus is not installed");
        coder = coders.take().orElseThrow();
        party = new OpusParty(opus.orElseThrow(), 0x7000_0000);
    }

    @AfterEach
    void close() {
        if (coder != null) {
            coder.close();
            party.close();
        }
    }

    @Test
    void given_packets_of_each_length_when_they_come_then_all_of_the_sound_is_heard_in_its_place() {
        for (int samples : new int[] {20, 40, 80, 160, 320, 480}) {
            for (int n = 0; n < 8_000 / samples; n++) {
                hear(party.tone(HZ, samples));
            }
        }
        assertThat(length).isEqualTo(party.said());
        assertThat(isHeard).startsWith(allOf(length));
        assertThat(share(4_000, length - 4_000)).isGreaterThan(0.95);
    }

    @Test
    void given_a_packet_of_120_ms_when_it_comes_then_it_is_heard_in_two_stretches() {
        byte[] one = payload(party.voice(480));
        byte[] other = payload(party.voice(480));
        // two frames of different length (RFC 6716, 3.2.4)
        ByteBuffer both = ByteBuffer.allocate(2_000).put((byte) (one[0] | 2));
        int size = one.length - 1;
        if (size < 252) {
            both.put((byte) size);
        } else {
            both.put((byte) (252 + size % 4)).put((byte) ((size - 252 - size % 4) / 4));
        }
        both.put(one, 1, size).put(other, 1, other.length - 1);
        hear(party.raw(Arrays.copyOf(both.array(), both.position())));
        assertThat(length).isEqualTo(960);
        assertThat(timestamps).hasSize(2);
    }

    @Test
    void given_one_in_ten_lost_when_the_next_comes_then_what_it_holds_of_the_lost_one_is_heard_in_its_place() {
        int lost = 0;
        int again = 0;
        for (int n = 0; n < 500; n++) {
            ByteBuffer next = party.voice(160);
            if (n % 10 == 7) {
                lost++;
            } else {
                hear(next);
                again += n % 10 == 8 && isHeard[party.said() - 2 * 160] ? 1 : 0;
            }
        }
        assertThat(lost).isEqualTo(50);
        assertThat(again).as("packets that hold the one before").isGreaterThan(25);
        assertThat(length).isEqualTo(party.said());
        // and it is speech: as loud as what was said there
        for (int n = 100; n < 500; n++) {
            int from = n * 160;
            if (n % 10 == 7 && isHeard[from]) {
                assertThat(Tones.level(heard, from, 160)).as("packet %d", n).isBetween(300, 8_000);
            }
        }
    }

    @Test
    void given_pauses_in_which_nothing_is_sent_when_speech_goes_on_then_nothing_is_made_up() {
        for (int n = 0; n < 100; n++) {
            hear(party.voice(160));
            if (n % 10 == 9) {
                party.pause(3 * 160);
            }
        }
        assertThat(timestamps).hasSize(100);
    }

    @Test
    void given_packets_that_come_twice_or_were_overtaken_when_they_come_then_they_are_passed_over() {
        hear(party.voice(160));
        ByteBuffer second = party.voice(160);
        ByteBuffer third = party.voice(160);
        hear(third);
        int before = timestamps.size();
        hear(second);
        hear(third);
        assertThat(timestamps).hasSize(before);
        hear(party.voice(160));
        assertThat(timestamps).hasSize(before + 1);
    }

    @Test
    void given_a_stream_that_wraps_when_it_goes_on_then_it_is_heard_without_a_break() {
        party.close();
        party = new OpusParty(LibOpus.find().orElseThrow(), -960 * 20);
        for (int n = 0; n < 100; n++) {
            hear(party.tone(HZ, 160));
        }
        assertThat(length).isEqualTo(100 * 160);
        assertThat(share(8_000, 8_000)).isGreaterThan(0.95);
    }

    @Test
    void given_any_bytes_when_they_come_then_no_more_is_heard_than_time_allows_and_speech_after_them_is() {
        Random random = new Random(3);
        for (int n = 0; n < 20_000; n++) {
            byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 1_488 : 30)];
            random.nextBytes(bytes);
            boolean _ = take(party.raw(bytes), (samples, timestamp) -> {
                assertThat(samples).isBetween(1, Leg.MOST_PAYLOAD);
                length += samples;
            });
            if (n % 4 == 3) {
                coder.tick();
            }
        }
        assertThat(length).isBetween(160_000, 5_000 * 2 * 160 + 3_200 + 960);
        for (int n = 0; n < 20; n++) {
            coder.tick();
        }
        party.pause(RATE);
        first = 0;
        length = 0;
        timestamps.clear();
        for (int n = 0; n < 50; n++) {
            hear(party.tone(HZ, 160));
            coder.tick();
        }
        assertThat(share(4_000, 4_000)).isGreaterThan(0.95);
    }

    @Test
    void given_a_flood_within_one_tick_when_it_comes_then_less_than_half_a_second_of_it_is_decoded() {
        int samples = 0;
        byte[] longest = {0x1B, 0x02, 0, 0};
        for (int n = 0; n < 1_000; n++) {
            int before = length;
            boolean _ = take(party.raw(longest), (heardNow, timestamp) -> length += heardNow);
            samples += length - before;
            party.pause(960);
        }
        assertThat(samples).isBetween(3_200, 3_200 + 960);
    }

    @Test
    void given_speech_when_it_is_coded_and_read_back_then_it_is_the_same_tone_in_few_bytes() {
        ByteBuffer room = ByteBuffer.allocate(400);
        byte[] law = new byte[Codec.FRAME];
        int bytes = 0;
        for (int n = 0; n < 100; n++) {
            for (int i = 0; i < law.length; i++) {
                law[i] = Codec.PCMA.encode(Tones.at(HZ, n * Codec.FRAME + i, RATE));
            }
            RtpPacket.writeHeader(room, OpusParty.TYPE, n, n * Codec.FRAME * Opus.STEPS, 1);
            coder.code(law, 0, room);
            room.flip();
            bytes += room.limit() - RtpPacket.HEADER;
            hear(room);
        }
        assertThat(share(4_000, 8_000)).isGreaterThan(0.95);
        assertThat(bytes / 100).as("bytes a packet").isBetween(5, 80);
    }

    @Test
    void given_a_coder_that_is_warm_when_it_works_then_it_allocates_nothing() {
        ByteBuffer voice = party.voice(160);
        ByteBuffer room = ByteBuffer.allocateDirect(400);
        byte[] law = new byte[Codec.FRAME];
        OpusCoder.Hearer nobody = (samples, timestamp) -> {};
        int[] n = {0};
        long bytes = Allocation.ofAThousand(() -> {
            n[0]++;
            // every tenth is lost, so that it is made up for
            n[0] += n[0] % 10 == 0 ? 1 : 0;
            voice.putShort(2, (short) n[0]).putInt(4, n[0] * 960);
            packet.wrap(voice);
            boolean _ = coder.take(packet, into, nobody);
            coder.code(law, 0, room.clear());
            coder.tick();
        });
        assertThat(bytes).isZero();
    }

    @Test
    void given_as_many_legs_as_may_have_it_when_one_more_wants_it_then_there_is_none_until_one_is_closed() {
        OpusCoder second = coders.take().orElseThrow();
        assertThat(coders.hasRoom()).isFalse();
        assertThat(coders.take()).isEmpty();
        second.close();
        second.close();
        assertThat(coders.taken()).isEqualTo(1);
        assertThat(coders.hasRoom()).isTrue();
    }

    @Test
    void given_a_leg_that_is_over_when_a_packet_comes_nevertheless_then_it_is_not_taken() {
        coder.close();
        assertThat(take(party.voice(160), (samples, timestamp) -> length += samples))
                .isFalse();
        assertThat(length).isZero();
    }

    @Test
    void given_a_machine_without_the_library_when_a_leg_wants_it_then_there_is_none() {
        OpusCoders without = new OpusCoders(10, Optional.empty());
        assertThat(without.hasRoom()).isFalse();
        assertThat(without.take()).isEmpty();
    }

    private void hear(ByteBuffer datagram) {
        assertThat(take(datagram, this::keep)).isTrue();
        coder.tick();
    }

    private boolean take(ByteBuffer datagram, OpusCoder.Hearer to) {
        assertThat(packet.wrap(datagram)).isTrue();
        return coder.take(packet, into, to);
    }

    private void keep(int samples, int timestamp) {
        first = timestamps.isEmpty() ? timestamp : first;
        timestamps.add(timestamp);
        int from = timestamp - first;
        for (int i = 0; i < samples; i++) {
            heard[from + i] = Codec.PCMA.decode(into[i]);
            isHeard[from + i] = true;
        }
        length = Math.max(length, from + samples);
    }

    private double share(int from, int samples) {
        return Tones.share(heard, from, samples, HZ, RATE);
    }

    private static boolean[] allOf(int length) {
        boolean[] all = new boolean[length];
        Arrays.fill(all, true);
        return all;
    }

    private static byte[] payload(ByteBuffer datagram) {
        byte[] payload = new byte[datagram.limit() - RtpPacket.HEADER];
        datagram.get(RtpPacket.HEADER, payload);
        return payload;
    }
}
