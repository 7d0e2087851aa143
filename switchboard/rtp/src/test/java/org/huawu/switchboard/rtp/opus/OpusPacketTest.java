package org.huawu.switchboard.rtp.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The form of packets, held against what libopus makes of them. Skipped where it is not installed, but for what needs it not. */
class OpusPacketTest {

    private static final int ROUNDS = 200_000;

    private final Optional<LibOpus> installed = LibOpus.find();

    @Test
    void given_each_form_of_a_frame_when_it_is_asked_then_it_sounds_as_long_as_the_standard_says() {
        int[] tenths = {100, 200, 400, 600};
        int[] wide = {25, 50, 100, 200};
        for (int form = 0; form < 32; form++) {
            int wanted = form < 12 ? tenths[form % 4] : form < 16 ? tenths[form % 2] : wide[form % 4];
            ByteBuffer packet = bytes(form << 3, 1, 2, 3);
            assertThat(OpusPacket.frame(packet)).as("form %d", form).isEqualTo(wanted * 8 / 10);
            assertThat(OpusPacket.samples(packet, 4)).as("form %d", form).isEqualTo(wanted * 8 / 10);
        }
    }

    @Test
    void given_packets_that_contradict_themselves_when_they_are_asked_then_they_are_none() {
        assertThat(OpusPacket.samples(bytes(), 0)).isEqualTo(OpusPacket.BROKEN);
        // two of one length in an odd number of bytes
        assertThat(OpusPacket.samples(bytes(0x09, 1, 2, 3), 4)).isEqualTo(OpusPacket.BROKEN);
        // two, the first of which is longer than all there is
        assertThat(OpusPacket.samples(bytes(0x0A, 9, 1, 2), 4)).isEqualTo(OpusPacket.BROKEN);
        // none at all
        assertThat(OpusPacket.samples(bytes(0x0B, 0, 1, 2), 4)).isEqualTo(OpusPacket.BROKEN);
        // seven of 20 ms are 140
        assertThat(OpusPacket.samples(bytes(0x0B, 7, 1, 2, 3, 4, 5, 6, 7), 9)).isEqualTo(OpusPacket.BROKEN);
        // more padding than there is
        assertThat(OpusPacket.samples(bytes(0x0B, 0x41, 255, 255, 255), 5)).isEqualTo(OpusPacket.BROKEN);
        // a frame longer than any
        assertThat(OpusPacket.samples(ByteBuffer.allocate(1_400), 1_400)).isEqualTo(OpusPacket.BROKEN);
    }

    @Test
    void given_any_bytes_when_they_are_asked_then_libopus_finds_the_same_length_and_never_more() {
        LibOpus opus = installed.orElse(null);
        assumeTrue(opus != null, "libopus is not installed");
        Random random = new Random(36);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment decoder = opus.decoderCreate(8_000, 1, arena.allocate(ValueLayout.JAVA_INT));
            MemorySegment packet = arena.allocate(1_500);
            MemorySegment sound = arena.allocate(ValueLayout.JAVA_SHORT, OpusPacket.MOST_SAMPLES);
            int whole = 0;
            for (int n = 0; n < ROUNDS / 10; n++) {
                int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 1_488 : 24);
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                if (random.nextBoolean() && length > 1) {
                    bytes[1] &= (byte) 0xC7;
                }
                MemorySegment.copy(bytes, 0, packet, ValueLayout.JAVA_BYTE, 0, length);
                int samples = OpusPacket.samples(packet.asByteBuffer(), length);
                int decoded = opus.decode(decoder, packet, length, sound, OpusPacket.MOST_SAMPLES);
                assertThat(samples)
                        .as("bytes %s", java.util.HexFormat.of().formatHex(bytes))
                        .isEqualTo(Math.max(-1, decoded));
                whole += decoded > 0 ? 1 : 0;
            }
            opus.decoderDestroy(decoder);
            assertThat(whole).isBetween(ROUNDS / 100, ROUNDS / 10 - ROUNDS / 100);
        }
    }

    @Test
    void given_any_bytes_when_an_earlier_frame_is_looked_for_then_nothing_beyond_them_is_read() {
        Random random = new Random(7);
        for (int n = 0; n < ROUNDS; n++) {
            byte[] bytes = new byte[1 + random.nextInt(12)];
            random.nextBytes(bytes);
            ByteBuffer packet = ByteBuffer.wrap(bytes);
            if (OpusPacket.samples(packet, bytes.length) != OpusPacket.BROKEN) {
                boolean has = OpusPacket.hasEarlierFrame(packet, bytes.length);
                assertThat(has && (bytes[0] & 0x80) != 0)
                        .as("no such thing but in frames of speech")
                        .isFalse();
            }
        }
    }

    @Test
    void given_a_machine_without_the_library_when_it_is_looked_for_then_there_is_none() {
        assertThat(LibOpus.find("libopus-that-nobody-has.so.0")).isEmpty();
    }

    private static ByteBuffer bytes(int... bytes) {
        ByteBuffer packet = ByteBuffer.allocate(Math.max(1, bytes.length));
        for (int each : bytes) {
            packet.put((byte) each);
        }
        return packet;
    }
}
