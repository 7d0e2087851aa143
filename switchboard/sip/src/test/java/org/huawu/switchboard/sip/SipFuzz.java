package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.List;
import org.huawu.kernel.SoundKey;

/** Bytes from strangers. Run by {@code test --long}; what it found lies beside, and is read again in each run of the tests. */
class SipFuzz {

    private final MessageGuard guard = new MessageGuard();

    /** What is taken has all that the stack looks at first, and can be written. */
    @FuzzTest(maxDuration = "5m")
    void message(byte[] bytes) {
        SIPMessage message = guard.parseSIPMessage(bytes, true, false, null);
        if (message != null && MessageGuard.faultOf(message) == 0) {
            assertThat(List.of(message.getTopmostVia(), message.getFrom(), message.getTo()))
                    .doesNotContainNull();
            assertThat(List.of(message.getCallId(), message.getCSeq())).doesNotContainNull();
            assertThat(message.encode()).isNotEmpty();
        }
    }

    /** An offer has a place to send to, and a codec that we have. */
    @FuzzTest(maxDuration = "5m")
    void offer(byte[] bytes) {
        Sdp.firstOffer(bytes, SoundTerms.either(new SoundKey(new byte[SoundKey.BYTES])), true)
                .ifPresent(offer -> {
                    assertThat(offer.address().getPort()).isBetween(1, 65_535);
                    assertThat(offer.payloadType()).matches(type -> type == 0 || type == 8 || type == 9 || type >= 96);
                    assertThat(offer.eventType()).isBetween(-1, 127);
                });
    }
}
