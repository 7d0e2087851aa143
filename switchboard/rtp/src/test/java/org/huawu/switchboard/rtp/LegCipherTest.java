package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import org.huawu.kernel.SoundKey;
import org.huawu.kernel.SoundKeys;
import org.huawu.kernel.SoundSuite;
import org.huawu.switchboard.rtp.srtp.NaiveSrtp;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A leg whose numbers have gone round, when one of its two keys changes. */
class LegCipherTest {

    private static final int OURS = 7;
    private static final int THEIRS = 55;
    private static final int STEP = 20_000;
    /** Numbers up to here, in steps, go round once. */
    private static final int INDEX = 5 * STEP;

    private final LegCipher first = next(null, key(1), key(2));
    private final NaiveSrtp hearsUs = new NaiveSrtp(key(1), 10);
    private final NaiveSrtp speaks = new NaiveSrtp(key(2), 10);

    @BeforeAll
    static void warmUp() throws GeneralSecurityException {
        SrtpKeys.warmUp();
    }

    @Test
    void given_our_numbers_that_went_round_when_only_the_partys_key_changes_then_it_still_knows_how_often_they_did()
            throws Exception {
        for (int index = 0; index <= INDEX; index += STEP) {
            assertThat(hearsUs.open(sent(first, index))).isPresent();
        }
        LegCipher second = next(first, key(1), key(3));
        assertThat(hearsUs.open(sent(second, INDEX + 1))).isPresent();
        assertThat(hearsUs.open(sent(next(second, key(4), key(3)), INDEX + 2)))
                .as("by a key of ours that it has not heard of")
                .isEmpty();
    }

    @Test
    void given_the_partys_numbers_that_went_round_when_only_our_key_changes_then_it_is_still_heard_and_nothing_twice()
            throws Exception {
        byte[] last = {};
        for (int index = 0; index <= INDEX; index += STEP) {
            last = speaks.protect(packet(index, THEIRS), index);
            assertThat(isOpened(first, last)).isTrue();
        }
        LegCipher second = next(first, key(4), key(2));
        assertThat(isOpened(second, last)).isFalse();
        assertThat(isOpened(second, speaks.protect(packet(INDEX + 1, THEIRS), INDEX + 1)))
                .isTrue();
    }

    private static LegCipher next(@org.jspecify.annotations.Nullable LegCipher before, SoundKey ours, SoundKey theirs) {
        SoundKeys keys = new SoundKeys(SoundSuite.AES_CM_128_HMAC_SHA1_80, ours, theirs);
        return Objects.requireNonNull(LegCipher.next(before, keys, OURS));
    }

    private static byte[] sent(LegCipher cipher, int index) throws GeneralSecurityException {
        byte[] packet = packet(index, OURS);
        ByteBuffer bytes = ByteBuffer.allocate(packet.length + LegCipher.MOST_ADDED);
        bytes.put(packet).flip();
        cipher.protect(bytes);
        return Arrays.copyOf(bytes.array(), bytes.limit());
    }

    private static boolean isOpened(LegCipher cipher, byte[] packet) throws GeneralSecurityException {
        return cipher.open(ByteBuffer.wrap(packet.clone()));
    }

    private static byte[] packet(int index, int source) {
        ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER + Codec.FRAME);
        RtpPacket.writeHeader(packet, Codec.PCMA.payloadType(), index & 0xFFFF, index, source);
        return packet.array();
    }

    private static SoundKey key(int fill) {
        byte[] bytes = new byte[SoundKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return new SoundKey(bytes);
    }
}
