package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes from strangers. Run by {@code test --long}; what it found lies beside, and is read again in each run of the tests. */
class SipFuzz {

    private final MessageGuard guard = new MessageGuard();

    /** What is taken can be written, and is taken again. */
    @FuzzTest(maxDuration = "5m")
    void message(byte[] bytes) {
        SIPMessage message = read(bytes);
        if (message != null && MessageGuard.faultOf(message) == 0) {
            SIPMessage again = read(message.encode().getBytes(StandardCharsets.ISO_8859_1));
            assertThat(again).as(message.encode()).isNotNull();
        }
    }

    /** An offer has a place to send to, and a codec that we have. */
    @FuzzTest(maxDuration = "5m")
    void offer(byte[] bytes) {
        Sdp.offer(bytes).ifPresent(offer -> {
            assertThat(offer.address().getPort()).isBetween(1, 65_535);
            assertThat(offer.payloadType()).isIn(0, 8);
            assertThat(offer.eventType()).isBetween(-1, 127);
        });
    }

    private @Nullable SIPMessage read(byte[] bytes) {
        return guard.parseSIPMessage(bytes, true, false, null);
    }
}
