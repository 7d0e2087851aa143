package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SrtpTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final int HEADER = 12;
    private static final int LENGTH = HEADER + 160;

    @Test
    void given_the_master_key_of_rfc_3711_b_3_when_keys_are_drawn_then_they_are_those_of_the_rfc() {
        SrtpKeys keys = new SrtpKeys(
                HEX.parseHex("e1f97a0d3e018be0d64fa32c06de4139"), HEX.parseHex("0ec675ad498afeebb6960b3aabe6"));
        assertThat(keys.cipherKey()).asHexString().isEqualToIgnoringCase("c61e7a93744f39ee10734afe3ff7a087");
        assertThat(keys.salt()).asHexString().isEqualToIgnoringCase("30cbbc08863d8c85d49db34a9ae1");
        assertThat(keys.sumKey()).asHexString().isEqualToIgnoringCase("cebe321f6ff7716b6fd4ab49af256a156d38baa4");
    }

    @Test
    void given_the_key_of_rfc_3711_b_2_when_nothing_is_encrypted_then_the_key_stream_is_that_of_the_rfc() {
        KeyStream stream = new KeyStream(
                HEX.parseHex("2b7e151628aed2a6abf7158809cf4f3c"), HEX.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfd"));
        byte[] nothing = new byte[48];
        stream.mix(nothing, 0, nothing.length, 0, 0);
        assertThat(nothing)
                .asHexString()
                .isEqualToIgnoringCase("e03ead0935c95e80e166b16dd92b4eb4"
                        + "d23513162b02d0f72a43a2fe4a5f97ab"
                        + "41e95b3bb0a2e8dd477901e4fca894c0");
    }

    @Test
    void given_packets_past_the_end_of_the_sequence_numbers_when_they_are_opened_then_their_marks_stand_there() {
        Srtp browser = srtp(true);
        Srtp gateway = srtp(false);
        for (int index : new int[] {65_530, 65_535, 65_537, 65_536, 65_534, 98_000, 130_000, 131_071, 131_073}) {
            byte[] packet = packet(index);
            assertThat(browser.close(packet, LENGTH, index)).isEqualTo(LENGTH + Envelope.MOST_ADDED);
            assertThat(Mark.stands(ByteBuffer.wrap(packet), HEADER)).isFalse();
            gateway.open(packet);
            assertThat(Mark.stands(ByteBuffer.wrap(packet), HEADER))
                    .as("packet %s", index)
                    .isTrue();
            assertThat(Mark.frame(ByteBuffer.wrap(packet), HEADER)).isEqualTo(index);
        }
    }

    @Test
    void given_the_same_packet_at_another_index_when_it_is_closed_then_sum_and_sound_differ() {
        byte[] one = packet(5);
        byte[] other = one.clone();
        srtp(true).close(one, LENGTH, 5);
        srtp(true).close(other, LENGTH, 65_536 + 5);
        assertThat(Arrays.copyOf(other, HEADER)).isEqualTo(Arrays.copyOf(one, HEADER));
        assertThat(other).isNotEqualTo(one);
        assertThat(Arrays.copyOfRange(other, LENGTH, other.length))
                .isNotEqualTo(Arrays.copyOfRange(one, LENGTH, one.length));
    }

    private static byte[] packet(int index) {
        byte[] packet = new byte[LENGTH + Envelope.MOST_ADDED];
        ByteBuffer view = ByteBuffer.wrap(packet);
        view.putShort(2, (short) index).putInt(8, 77);
        Mark.write(view, HEADER, 3, index, 9);
        return packet;
    }

    private static Srtp srtp(boolean isBrowser) {
        byte[] exported = new byte[SrtpKeys.EXPORTED];
        for (int i = 0; i < exported.length; i++) {
            exported[i] = (byte) i;
        }
        SrtpKeys client = SrtpKeys.ofClient(exported);
        SrtpKeys server = SrtpKeys.ofServer(exported);
        return isBrowser ? new Srtp(client, server) : new Srtp(server, client);
    }
}
