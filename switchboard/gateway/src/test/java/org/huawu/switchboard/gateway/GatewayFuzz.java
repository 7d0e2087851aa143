package org.huawu.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a page, or somebody who is none, sends. Run by {@code test --long}; what it found lies beside, and is read again in each run of the tests. */
class GatewayFuzz {

    private static final int FINGERPRINT_LENGTH = 8;

    /** A text is an offer or is refused. */
    @FuzzTest(maxDuration = "5m")
    void offer(byte[] bytes) {
        assertThat(new SdpReader().read(new String(bytes, StandardCharsets.UTF_8)))
                .isNotNull();
    }

    /** What is read can be asked. Head and fingerprint are put around the bytes, since chance would hardly get beyond them. */
    @FuzzTest(maxDuration = "5m")
    void stun(byte[] attributes) {
        byte[] whole = withFingerprint(attributes);
        StunMessage message = StunMessage.read(whole, whole.length);
        if (message != null) {
            assertThat(message.transaction()).hasSize(12);
            assertThat(message.unknown()).hasSizeLessThanOrEqualTo(32);
            assertThat(message.authenticBy(new byte[] {1})).isFalse();
        }
    }

    /** The payload lies within the packet. */
    @FuzzTest(maxDuration = "5m")
    void packet(byte[] bytes) {
        RtpPacket packet = new RtpPacket();
        int length = Math.min(bytes.length, RtpPacket.CAPACITY);
        System.arraycopy(bytes, 0, packet.getBuffer(), 0, length);
        packet.length(length);
        if (packet.parse() && packet.trimPadding()) {
            assertThat(packet.payloadLength()).isNotNegative();
            assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(length);
        }
    }

    private static byte[] withFingerprint(byte[] attributes) {
        int room = Math.min(attributes.length, 1_000) / 4 * 4;
        byte[] whole = new byte[Stun.HEADER + room + FINGERPRINT_LENGTH];
        ByteBuffer out = ByteBuffer.wrap(whole);
        out.putShort((short) Stun.BINDING_REQUEST).putShort((short) (whole.length - Stun.HEADER));
        out.putInt(Stun.COOKIE).position(Stun.HEADER);
        out.put(Arrays.copyOf(attributes, room));
        out.putShort((short) Stun.FINGERPRINT).putShort((short) 4);
        return out.putInt(Stun.fingerprint(whole, whole.length - FINGERPRINT_LENGTH))
                .array();
    }
}
