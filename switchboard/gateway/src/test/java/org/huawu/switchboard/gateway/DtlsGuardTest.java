package org.huawu.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DtlsGuardTest {

    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;

    @ParameterizedTest
    @CsvSource({"0, true", "200, true", "32768, true", "32769, false", "16777215, false"})
    void given_a_message_that_says_how_long_it_will_be_when_it_is_longer_than_any_browser_needs_then_it_is_dropped(
            int length, boolean isLet) {
        assertThat(lets(record(HANDSHAKE, 0, length))).isEqualTo(isLet);
    }

    @Test
    void given_a_message_that_is_too_long_behind_others_when_it_comes_in_one_datagram_then_all_of_it_is_dropped() {
        assertThat(lets(record(ALERT, 0, 16_777_215), record(HANDSHAKE, 0, 10), record(HANDSHAKE, 0, 40_000)))
                .isFalse();
        byte[] two = record(HANDSHAKE, 0, 10, 40_000);
        assertThat(lets(two)).isFalse();
    }

    @Test
    void given_what_is_encrypted_or_no_handshake_when_it_comes_then_it_is_not_looked_at() {
        assertThat(lets(record(HANDSHAKE, 1, 16_777_215))).isTrue();
        assertThat(lets(record(ALERT, 0, 16_777_215))).isTrue();
    }

    @Test
    void given_records_that_are_cut_anywhere_when_they_come_then_they_are_read_to_their_end_and_no_further() {
        byte[] whole = record(HANDSHAKE, 0, 16_777_215);
        for (int length = 0; length < whole.length; length++) {
            assertThat(DtlsGuard.lets(Arrays.copyOf(whole, length), length))
                    .as("%d bytes", length)
                    .isEqualTo(length < 13 + 12);
        }
    }

    private static boolean lets(byte[]... records) {
        ByteBuffer datagram = ByteBuffer.allocate(1_500);
        for (byte[] each : records) {
            datagram.put(each);
        }
        return DtlsGuard.lets(datagram.array(), datagram.position());
    }

    /** With a piece of four bytes of each message. */
    private static byte[] record(int type, int epoch, int... messageLengths) {
        ByteBuffer record = ByteBuffer.allocate(13 + 16 * messageLengths.length);
        record.put((byte) type).putShort((short) 0xFEFD).putShort((short) epoch);
        record.put(new byte[6]).putShort((short) (16 * messageLengths.length));
        for (int length : messageLengths) {
            record.putInt((1 << 24) | length);
            record.putShort((short) 0);
            record.put(new byte[4]).putShort((short) 4).putInt(0);
        }
        return record.array();
    }
}
