package org.huawu.switchboard.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.huawu.kernel.SoundKey;
import org.huawu.kernel.SoundKeys;
import org.huawu.kernel.SoundSuite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What RFC 3711 computes in its appendix, and what others make of the same key. */
class SrtpTest {

    /** Appendix B.3. */
    private static final SoundKey KEY =
            new SoundKey(hex("E1F97A0D3E018BE0D64FA32C06DE4139" + "0EC675AD498AFEEBB6960B3AABE6"));

    private static final byte[] PACKET = hex("800f1234decafbadcafebabe" + "ab".repeat(16));

    @BeforeAll
    static void warmUp() throws GeneralSecurityException {
        SrtpKeys.warmUp();
    }

    @Test
    void given_the_session_key_of_appendix_b2_when_its_stream_is_made_then_it_is_the_one_written_there() {
        byte[] key = hex("2B7E151628AED2A6ABF7158809CF4F3C");
        byte[] stream = NaiveSrtp.stream(key, hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"), 1_044_512);
        assertThat(block(stream, 0)).isEqualTo("E03EAD0935C95E80E166B16DD92B4EB4");
        assertThat(block(stream, 1)).isEqualTo("D23513162B02D0F72A43A2FE4A5F97AB");
        assertThat(block(stream, 2)).isEqualTo("41E95B3BB0A2E8DD477901E4FCA894C0");
        assertThat(block(stream, 0xFEFF)).isEqualTo("EC8CDF7398607CB0F2D21675EA9EA1E4");
        assertThat(block(stream, 0xFF00)).isEqualTo("362B7C3C6773516318A077D7FC5073AE");
        assertThat(block(stream, 0xFF01)).isEqualTo("6A2CC3787889374FBEB4C81B17BA6C44");
    }

    @Test
    void given_the_master_key_of_appendix_b3_when_keys_are_drawn_of_it_then_they_are_those_written_there() {
        assertThat(NaiveSrtp.derived(KEY, 0, 16)).isEqualTo(hex("C61E7A93744F39EE10734AFE3FF7A087"));
        assertThat(NaiveSrtp.derived(KEY, 2, 14)).isEqualTo(hex("30CBBC08863D8C85D49DB34A9AE1"));
        assertThat(NaiveSrtp.derived(KEY, 1, 94))
                .isEqualTo(hex("CEBE321F6FF7716B6FD4AB49AF256A15" + "6D38BAA48F0A0ACF3C34E2359E6CDBCE"
                        + "E049646C43D9327AD175578EF7227098" + "6371C10C9A369AC2F94A8C5FBCDDDC25"
                        + "6D6E919A48B610EF17C2041E47403576" + "6B68642C59BBFC2F34DB60DBDFB2"));
    }

    @Test
    void given_the_key_of_appendix_b3_when_a_packet_is_sent_then_it_is_what_libsrtp_makes_of_it() throws Exception {
        byte[] expected = hex("800f1234decafbadcafebabe" + "4e55dc4ce79978d88ca4d215949d2402" + "b78d6acc99ea179b8dbb");
        assertThat(new NaiveSrtp(KEY, 10).protect(PACKET, 0x1234)).isEqualTo(expected);
        assertThat(sent(SoundSuite.AES_CM_128_HMAC_SHA1_80, PACKET)).isEqualTo(expected);
    }

    @Test
    void given_short_tags_when_a_packet_is_sent_then_it_has_the_first_four_bytes_of_the_long_one() throws Exception {
        byte[] expected = Arrays.copyOf(sent(SoundSuite.AES_CM_128_HMAC_SHA1_80, PACKET), PACKET.length + 4);
        assertThat(sent(SoundSuite.AES_CM_128_HMAC_SHA1_32, PACKET)).isEqualTo(expected);
        assertThat(new NaiveSrtp(KEY, 4).protect(PACKET, 0x1234)).isEqualTo(expected);
    }

    @Test
    void given_either_suite_when_a_report_is_sent_then_its_tag_has_ten_bytes_and_it_is_opened_once() throws Exception {
        for (SoundSuite suite : SoundSuite.values()) {
            byte[] report = hex("81c8000bcafebabe" + "ab".repeat(40));
            SrtcpOutbound out = new SrtcpOutbound(keys(suite), 0xcafebabe);
            out.report().clear().put(report).flip();
            byte[] wire = new byte[out.protect().limit()];
            out.report().get(0, wire);
            assertThat(wire).hasSize(report.length + 4 + 10);
            assertThat(Arrays.copyOfRange(wire, 8, report.length)).isNotEqualTo(Arrays.copyOfRange(report, 8, 48));
            SrtcpInbound in = new SrtcpInbound(keys(suite));
            SrtpPacket packet = packet(wire);
            assertThat(in.open(packet)).isTrue();
            assertThat(Arrays.copyOf(packet.getBuffer(), packet.getLength())).isEqualTo(report);
            assertThat(in.open(packet(wire))).isFalse();
        }
    }

    @Test
    void given_a_telephone_that_begins_another_source_with_each_hold_when_it_speaks_then_all_are_served_that_may_be()
            throws Exception {
        SrtpInbound in = new SrtpInbound(keys(SoundSuite.AES_CM_128_HMAC_SHA1_80));
        for (int source = 0; source <= SrtpInbound.SOURCES; source++) {
            byte[] plain = PACKET.clone();
            plain[11] = (byte) source;
            byte[] wire = sent(SoundSuite.AES_CM_128_HMAC_SHA1_80, plain);
            SrtpPacket packet = packet(wire);
            assertThat(packet.parse() && in.open(packet))
                    .as("source %d", source)
                    .isEqualTo(source < SrtpInbound.SOURCES);
            assertThat(in.open(packet(wire))).as("again").isFalse();
        }
    }

    @Test
    void given_keys_when_they_are_written_as_text_then_they_are_not_in_it() {
        String text = new SoundKeys(SoundSuite.AES_CM_128_HMAC_SHA1_32, KEY, KEY).toString();
        assertThat(text.toUpperCase(java.util.Locale.ROOT)).doesNotContain("E1F97A", "4FL6D");
        assertThatThrownBy(() -> new SoundKey(new byte[29])).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SoundKey(KEY.bytes())).isEqualTo(KEY).hasSameHashCodeAs(KEY);
        assertThat(SoundSuite.named("AES_CM_128_HMAC_SHA1_32")).contains(SoundSuite.AES_CM_128_HMAC_SHA1_32);
        assertThat(SoundSuite.named("F8_128_HMAC_SHA1_80")).isEmpty();
    }

    private static SrtpKeys keys(SoundSuite suite) {
        return new SrtpKeys(new SoundKeys(suite, KEY, KEY));
    }

    private static byte[] sent(SoundSuite suite, byte[] bytes) throws GeneralSecurityException {
        SrtpPacket packet = packet(bytes);
        new SrtpOutbound(keys(suite), packet.ssrc()).protect(packet);
        return Arrays.copyOf(packet.getBuffer(), packet.getLength());
    }

    private static SrtpPacket packet(byte[] bytes) {
        SrtpPacket packet = new SrtpPacket();
        packet.length(bytes.length);
        System.arraycopy(bytes, 0, packet.getBuffer(), 0, bytes.length);
        return packet;
    }

    private static String block(byte[] stream, int number) {
        return HexFormat.of().withUpperCase().formatHex(stream, number * 16, number * 16 + 16);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
