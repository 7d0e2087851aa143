package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.huawu.kernel.SoundKey;
import org.huawu.kernel.SoundKeys;
import org.huawu.kernel.SoundSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines a=crypto, as RFC 4568 writes and forbids them. */
class SpeechKeysTest {

    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 192.0.2.5\r\ns=-\r\nc=IN IP4 192.0.2.5\r\nt=0 0\r\n";
    /** The key of the example in RFC 4568 6.1, and what it is. */
    private static final String WRITTEN = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";

    private static final SoundKey THEIRS = new SoundKey(Base64.getDecoder().decode(WRITTEN));
    private static final SoundKey OURS =
            new SoundKey(HexFormat.of().parseHex("0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab"));
    private static final InetSocketAddress PLACE = new InetSocketAddress("192.0.2.1", 20_000);
    private static final String SAVP = "m=audio 49170 RTP/SAVP 8\r\n";
    private static final String LINE = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + WRITTEN;

    @Test
    void
            given_the_example_of_the_rfc_when_it_is_offered_then_its_suite_and_key_are_taken_and_ours_is_said_in_the_answer() {
        SpeechOffer offer = read(SAVP + "a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:" + WRITTEN + "|2^20|1:32\r\n"
                        + "a=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:" + WRITTEN + "|2^20\r\n")
                .orElseThrow();
        assertThat(offer.keys()).isEqualTo(new SoundKeys(SoundSuite.AES_CM_128_HMAC_SHA1_80, OURS, THEIRS));
        assertThat(Sdp.answer(offer, PLACE, 7, 1))
                .contains("m=audio 20000 RTP/SAVP 8\r\n")
                .containsOnlyOnce("a=crypto:")
                .contains("\r\na=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mr\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "AES_CM_128_HMAC_SHA1_80, AES_CM_128_HMAC_SHA1_32, AES_CM_128_HMAC_SHA1_80",
        "AES_CM_128_HMAC_SHA1_32, AES_CM_128_HMAC_SHA1_80, AES_CM_128_HMAC_SHA1_32",
        "F8_128_HMAC_SHA1_80, AES_CM_128_HMAC_SHA1_32, AES_CM_128_HMAC_SHA1_32",
        "AEAD_AES_128_GCM, aes_cm_128_hmac_sha1_80, AES_CM_128_HMAC_SHA1_80"
    })
    void given_several_suites_when_they_are_offered_then_the_first_that_we_know_is_taken(
            String first, String second, SoundSuite taken) {
        String lines = "a=crypto:1 " + first + " inline:" + WRITTEN + "\r\na=crypto:2 " + second + " inline:" + WRITTEN
                + "\r\n";
        assertThat(Objects.requireNonNull(read(SAVP + lines).orElseThrow().keys())
                        .suite())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINE,
                LINE + "|2^48",
                LINE + "|1048576",
                LINE + " WSH=128",
                LINE + " -WHATEVER=1",
                "a=crypto:999999999 AES_CM_128_HMAC_SHA1_80 INLINE:" + WRITTEN
            })
    void given_a_line_that_we_can_use_when_it_is_offered_then_it_is_taken(String line) {
        assertThat(read(SAVP + line + "\r\n").orElseThrow().keys()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=crypto:x AES_CM_128_HMAC_SHA1_80 inline:" + WRITTEN,
                "a=crypto:1234567890 AES_CM_128_HMAC_SHA1_80 inline:" + WRITTEN,
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 other:" + WRITTEN,
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSo=",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + WRITTEN + "AAAA",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJS*j",
                LINE + "|1:4",
                LINE + "|2^20|1:4",
                LINE + "|never",
                LINE + ";inline:" + WRITTEN + "|2:4",
                LINE + " KDR=1",
                LINE + " UNENCRYPTED_SRTP",
                LINE + " UNENCRYPTED_SRTCP",
                LINE + " UNAUTHENTICATED_SRTP",
                LINE + " FEC_ORDER=FEC_SRTP",
                "a=nothing"
            })
    void given_a_line_that_we_cannot_use_when_it_is_all_there_is_then_nothing_is_taken(String line) {
        assertThat(read(SAVP + line + "\r\n")).isEmpty();
    }

    @Test
    void given_plain_and_encrypted_streams_when_they_are_offered_then_what_may_be_agreed_on_decides() {
        String plain = "m=audio 4000 RTP/AVP 8\r\n";
        for (String both : new String[] {plain + SAVP + LINE + "\r\n", SAVP + LINE + "\r\n" + plain}) {
            SpeechOffer encrypted = read(both).orElseThrow();
            assertThat(encrypted.address().getPort()).isEqualTo(49_170);
            assertThat(Sdp.answer(encrypted, PLACE, 7, 1)).contains("m=audio 0 RTP/AVP 8\r\n");
            SpeechOffer open =
                    Sdp.offer(bytes(HEAD + both), -1, SoundTerms.PLAIN).orElseThrow();
            assertThat(open.address().getPort()).isEqualTo(4_000);
            assertThat(open.keys()).isNull();
            assertThat(Sdp.answer(open, PLACE, 7, 1))
                    .contains("m=audio 0 RTP/SAVP 8\r\n")
                    .doesNotContain("a=crypto");
            assertThat(Sdp.offer(bytes(HEAD + both), -1, SoundTerms.encrypted(OURS)))
                    .contains(encrypted);
            assertThat(Sdp.offer(bytes(HEAD + both), -1, SoundTerms.NOTHING)).isEmpty();
        }
        assertThat(Sdp.offer(bytes(HEAD + plain), -1, SoundTerms.encrypted(OURS)))
                .isEmpty();
        assertThat(read(plain + LINE + "\r\n").orElseThrow().keys())
                .as("keys of plain sound")
                .isNull();
    }

    @Test
    void given_our_offer_when_it_is_written_then_it_has_one_line_and_only_an_answer_to_that_counts() {
        Optional<SpeechKeys> keys = SoundTerms.encrypted(OURS).offer();
        assertThat(Sdp.offer(PLACE, 7, keys))
                .contains("m=audio 20000 RTP/SAVP 8 0 101\r\n")
                .containsOnlyOnce("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:ASNF");
        assertThat(read(SAVP + LINE + "\r\n").orElseThrow().isAnswerTo(keys)).isTrue();
        assertThat(read(SAVP + LINE.replace(":1 ", ":2 ") + "\r\n")
                        .orElseThrow()
                        .isAnswerTo(keys))
                .isFalse();
        assertThat(read(SAVP + LINE.replace("_80", "_32") + "\r\n")
                        .orElseThrow()
                        .isAnswerTo(keys))
                .isFalse();
        assertThat(read("m=audio 4000 RTP/AVP 8\r\n").orElseThrow().isAnswerTo(keys))
                .isFalse();
        assertThat(read("m=audio 4000 RTP/AVP 8\r\n").orElseThrow().isAnswerTo(Optional.empty()))
                .isTrue();
    }

    @Test
    void given_keys_when_an_offer_is_written_as_text_then_they_are_not_in_it() {
        assertThat(read(SAVP + LINE + "\r\n").orElseThrow().toString()).doesNotContain(WRITTEN, "ASNF", "119, 68");
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, true, true, plain, plain",
        "TAKEN, false, true, either, plain",
        "TAKEN, false, false, plain, plain",
        "TAKEN, true, false, either, plain",
        "REQUIRED, false, true, encrypted, encrypted",
        "REQUIRED, false, false, nothing, nothing",
        "REQUIRED, true, false, encrypted, encrypted"
    })
    void given_a_wish_when_a_call_begins_then_it_and_the_way_decide_what_is_taken_and_offered(
            SoundEncryption.Wish wish, boolean isAlsoWithout, boolean byTls, String taken, String offered) {
        SoundEncryption encryption = new SoundEncryption(wish, isAlsoWithout);
        assertThat(encryption.taken(byTls, OURS)).isEqualTo(terms(taken));
        assertThat(encryption.offered(byTls, OURS)).isEqualTo(terms(offered));
    }

    private static SoundTerms terms(String name) {
        return switch (name) {
            case "plain" -> SoundTerms.PLAIN;
            case "either" -> SoundTerms.either(OURS);
            case "encrypted" -> SoundTerms.encrypted(OURS);
            default -> SoundTerms.NOTHING;
        };
    }

    private static Optional<SpeechOffer> read(String streams) {
        return Sdp.offer(bytes(HEAD + streams), -1, SoundTerms.either(OURS));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
