package org.huawu.server.ladders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a message is never kept. */
class BlottingTest {

    private static final String PROOF = "Digest username=\"huawu01\", realm=\"carrier, main\", nonce=\"n0nce\","
            + " uri=\"sip:x\", response=\"0123456789abcdef0123456789abcdef\", cnonce=\"c0\", nc=00000001, qop=auth";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: ",
                "Proxy-Authorization: ",
                "authorization:",
                "PROXY-AUTHORIZATION :",
                "Authorization:\r\n ",
                "Authentication-Info: ",
            })
    void given_the_proof_of_a_password_when_it_is_kept_then_only_what_proves_nothing_is(String header) {
        String folded = PROOF.replace(", response", ",\r\n\tresponse");
        for (String proof : new String[] {PROOF, folded}) {
            String blotted = blotted(TestMessages.invite("a", header + proof));
            assertThat(blotted)
                    .doesNotContain("0123456789abcdef")
                    .doesNotContain("n0nce")
                    .doesNotContain("c0")
                    .contains("username=\"huawu01\"", "realm=\"carrier, main\"", "nc=00000001", "***")
                    .contains("\r\nContent-Type: application/sdp\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic aHVhd3U6c2VjcmV0", "Bearer eyJhbGciOi", "response=\"0123\"", "Digest response=0123"})
    void given_any_other_proof_when_it_is_kept_then_nothing_of_it_is(String proof) {
        assertThat(blotted(TestMessages.invite("a", "Authorization: " + proof)))
                .doesNotContain("aHVhd3U6c2VjcmV0", "eyJhbGciOi", "0123\"", "=0123")
                .contains("\r\nAuthorization: ");
    }

    @Test
    void given_a_key_that_a_caller_pressed_when_it_is_kept_then_nobody_can_tell_which() {
        String info = TestMessages.request(
                "INFO", "a", ";tag=ours", "application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
        assertThat(blotted(info))
                .endsWith("\r\n\r\nSignal=*\r\nDuration=***\r\n")
                .hasSameSizeAs(info);
    }

    @Test
    void given_keys_of_encrypted_sound_when_they_are_kept_then_they_are_unreadable_and_the_length_is_right() {
        String body =
                "v=0\r\nm=audio 4 RTP/SAVP 8\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGw|2^20\r\n";
        String invite = TestMessages.request("INVITE", "a", "", "application/sdp", body);
        assertThat(blotted(invite))
                .doesNotContain("WVNf")
                .contains("inline:***")
                .hasSameSizeAs(invite);
    }

    @Test
    void given_a_header_made_to_wear_us_out_when_it_is_kept_then_it_is_blotted_all_the_same() {
        for (String part : new String[] {"a", "\\\\a", "\r\n ", "realm=\"", "realm=\"a\", "}) {
            String blotted = blotted(TestMessages.invite(
                    "a", "Authorization: Digest realm=\"" + part.repeat(60_000) + "\", response=\"0123456789abcdef\""));
            assertThat(blotted).doesNotContain("0123456789abcdef");
        }
    }

    @Test
    void given_a_message_without_secrets_when_it_is_kept_then_it_is_what_passed() {
        String invite = TestMessages.invite("a");
        assertThat(blotted(invite)).isEqualTo(invite);
        assertThat(blotted("no message")).isEqualTo("no message");
    }

    private static String blotted(String message) {
        return new String(Blotting.of(message.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }
}
