package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MarkTest {

    private static final int AT = 12;

    private final ByteBuffer packet = ByteBuffer.allocate(AT + Mark.BYTES);

    @Test
    void given_a_mark_when_it_is_read_then_party_frame_and_time_are_those_written() {
        Mark.write(packet, AT, 65_535, 4_500_000, -7_000_000_000L);
        assertThat(Mark.stands(packet, AT)).isTrue();
        assertThat(Mark.party(packet, AT)).isEqualTo(65_535);
        assertThat(Mark.frame(packet, AT)).isEqualTo(4_500_000);
        assertThat(Mark.saidNs(packet, AT)).isEqualTo(-7_000_000_000L);
    }

    @Test
    void given_other_sound_or_too_little_of_it_when_looked_at_then_no_mark_stands_there() {
        assertThat(Mark.stands(packet, AT)).isFalse();
        Mark.write(packet, AT, 1, 1, 1);
        assertThat(Mark.stands(packet.limit(AT + Mark.BYTES - 1), AT)).isFalse();
    }
}
