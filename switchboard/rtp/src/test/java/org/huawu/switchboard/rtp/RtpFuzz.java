package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Datagrams from strangers. Run by {@code test --long}; what it found lies beside, and is read again in each run of the tests. */
class RtpFuzz {

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
