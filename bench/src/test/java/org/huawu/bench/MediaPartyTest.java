package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class MediaPartyTest {

    @Test
    void given_two_neighbours_when_one_speaks_then_the_other_hears_its_frames_of_20_ms_one_after_the_other()
            throws IOException {
        try (MediaNeighbours neighbours = new MediaNeighbours()) {
            MediaNeighbours.Pair pair = neighbours.pair(7, 8);
            Arrivals arrivals = new Arrivals(InstantSource.system(), System::nanoTime);
            pair.other().listen(SocketFiles.now(), arrivals);
            assertThat(pair.other().hear(arrivals)).isFalse();
            for (int frame = 0; frame < 3; frame++) {
                assertThat(pair.one().say()).isEqualTo(frame);
                assertThat(pair.other().hear(arrivals)).isTrue();
                ByteBuffer heard = pair.other().heard();
                assertThat(heard.limit()).isEqualTo(172);
                assertThat(heard.get(1)).isEqualTo((byte) (frame == 0 ? 0x88 : 8));
                assertThat(heard.getShort(2)).isEqualTo((short) frame);
                assertThat(heard.getInt(4)).isEqualTo(160 * frame);
                assertThat(Mark.party(heard, MediaParty.MARK_AT)).isEqualTo(7);
                assertThat(Mark.frame(heard, MediaParty.MARK_AT)).isEqualTo(frame);
                assertThat(heard.get(171)).isEqualTo((byte) 0xD5);
            }
        }
    }
}
