package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.huawu.switchboard.rtp.opus.OpusPacket;

/** Datagrams from strangers. Run by {@code test --long}; what it found lies beside, and is read again in each run of the tests. */
class RtpFuzz {

    private static final OpusCoders OPUS = new OpusCoders(1);

    private final RtpPacket packet = new RtpPacket();
    private final TelephoneEvents events = new TelephoneEvents();

    /** The payload lies within the packet. */
    @FuzzTest(maxDuration = "5m")
    void sound(byte[] bytes) {
        if (packet.wrap(ByteBuffer.wrap(bytes))) {
            assertThat(packet.payloadLength()).isBetween(0, bytes.length - RtpPacket.HEADER);
            byte[] payload = new byte[packet.payloadLength()];
            packet.copyPayload(payload, payload.length);
            assertThat("0123456789*#ABCD" + TelephoneEvents.NONE).contains(String.valueOf(events.accept(packet)));
        }
    }

    /** What is no packet of Opus does not reach libopus; of what does, no more is heard than its longest packet holds. */
    @FuzzTest(maxDuration = "5m")
    void opus(byte[] bytes) {
        ByteBuffer datagram = ByteBuffer.allocate(RtpPacket.HEADER + bytes.length);
        RtpPacket.writeHeader(datagram, 96, 1, 1, 1);
        if (packet.wrap(datagram.put(bytes).flip())) {
            OPUS.take().ifPresent(coder -> {
                try (coder) {
                    int[] heard = {0};
                    byte[] into = new byte[Leg.MOST_PAYLOAD];
                    boolean _ = coder.take(packet, into, (length, timestamp) -> heard[0] += length);
                    assertThat(heard[0]).isBetween(0, OpusPacket.MOST_SAMPLES);
                    assertThat(heard[0])
                            .isEqualTo(Math.max(0, OpusPacket.samples(ByteBuffer.wrap(bytes), bytes.length)));
                }
            });
        }
    }

    /** What is read can be written. */
    @FuzzTest(maxDuration = "5m")
    void report(byte[] bytes) {
        ByteBuffer room = ByteBuffer.allocate(1_500);
        Rtcp.read(ByteBuffer.wrap(bytes)).ifPresent(reports -> {
            reports.write(room, reports.sender().map(SenderReport::source).orElse(1), "x");
            assertThat(Rtcp.read(room)).contains(reports);
        });
    }
}
