package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SdpTest {

    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 9.9.9.9\r\ns=-\r\nc=IN IP4 192.0.2.5\r\nt=0 0\r\n";

    @Test
    void given_an_offer_with_both_laws_when_it_is_read_then_the_first_counts_and_keys_have_their_type() {
        SpeechOffer offer = offer(HEAD + "m=audio 4000 RTP/AVP 18 8 0 97\r\na=rtpmap:97 telephone-event/8000\r\n")
                .orElseThrow();
        assertThat(offer.payloadType()).isEqualTo(8);
        assertThat(offer.eventType()).isEqualTo(97);
        assertThat(offer.address()).isEqualTo(new InetSocketAddress("192.0.2.5", 4_000));
        String answer = Sdp.answer(offer, new InetSocketAddress("192.0.2.1", 20_000), 7, 1);
        assertThat(answer)
                .contains("m=audio 20000 RTP/AVP 8 97\r\n", "c=IN IP4 192.0.2.1\r\n", "a=rtpmap:8 PCMA/8000\r\n");
        assertThat(offer(answer).orElseThrow().eventType()).isEqualTo(97);
    }

    @Test
    void given_an_offer_with_g722_when_it_is_read_then_it_counts_only_where_there_is_no_g711_or_it_is_in_use() {
        String only = HEAD + "m=audio 4000 RTP/AVP 18 9 101\r\na=rtpmap:9 G722/8000\r\n";
        String both = HEAD + "m=audio 4000 RTP/AVP 9 0 8\r\n";
        assertThat(offer(only).orElseThrow().payloadType()).isEqualTo(9);
        assertThat(offer(both).orElseThrow().payloadType()).isZero();
        assertThat(Sdp.offer(both.getBytes(StandardCharsets.US_ASCII), 9, SoundTerms.PLAIN)
                        .orElseThrow()
                        .payloadType())
                .isEqualTo(9);
        String answer = Sdp.answer(offer(only).orElseThrow(), new InetSocketAddress("192.0.2.1", 20_000), 7, 1);
        assertThat(answer).contains("m=audio 20000 RTP/AVP 9\r\na=rtpmap:9 G722/8000\r\n");
    }

    @Test
    void given_an_offer_with_opus_when_it_is_read_then_it_counts_only_where_there_is_nothing_else_and_it_may() {
        String maps = """
                a=rtpmap:111 OPUS/48000/2
                a=fmtp:111 maxaveragebitrate=40000;useinbandfec=1
                a=rtpmap:101 telephone-event/8000
                a=rtpmap:110 telephone-event/48000
                """;
        String only = HEAD + "m=audio 4000 RTP/AVP 18 111 110 101\r\n" + maps;
        String wide = HEAD + "m=audio 4000 RTP/AVP 111 9 110 101\r\n" + maps;
        String law = HEAD + "m=audio 4000 RTP/AVP 111 9 0 110 101\r\n" + maps;
        assertThat(offer(only)).isEmpty();
        SpeechOffer offer = Sdp.firstOffer(bytes(only), SoundTerms.PLAIN, true).orElseThrow();
        assertThat(offer.payloadType()).isEqualTo(111);
        assertThat(offer.eventType()).isEqualTo(110);
        assertThat(offer.hasWideEvents()).isTrue();
        assertThat(Sdp.firstOffer(bytes(wide), SoundTerms.PLAIN, true)
                        .orElseThrow()
                        .payloadType())
                .isEqualTo(9);
        SpeechOffer byLaw = Sdp.firstOffer(bytes(law), SoundTerms.PLAIN, true).orElseThrow();
        assertThat(byLaw.payloadType()).isZero();
        assertThat(byLaw.eventType()).isEqualTo(101);
        assertThat(byLaw.hasWideEvents()).isFalse();

        String answer = Sdp.answer(offer, new InetSocketAddress("192.0.2.1", 20_000), 7, 1);
        assertThat(answer)
                .contains(
                        "m=audio 20000 RTP/AVP 111 110\r\n",
                        "a=rtpmap:111 opus/48000/2\r\n",
                        "a=fmtp:111 maxplaybackrate=8000;sprop-maxcapturerate=8000;useinbandfec=1\r\n",
                        "a=rtpmap:110 telephone-event/48000\r\n");
        assertThat(Sdp.firstOffer(bytes(answer), SoundTerms.PLAIN, true).orElseThrow())
                .isEqualTo(reachedAt(answer, offer));
    }

    @Test
    void given_opus_in_use_when_it_is_offered_again_then_it_stays_also_where_no_more_may_have_it() {
        String both = HEAD + "m=audio 4000 RTP/AVP 0 111\r\na=rtpmap:111 opus/48000/2\r\n";
        assertThat(Sdp.offer(bytes(both), 111, SoundTerms.PLAIN).orElseThrow().payloadType())
                .isEqualTo(111);
        assertThat(Sdp.offer(bytes(both), 96, SoundTerms.PLAIN).orElseThrow().payloadType())
                .isZero();
        assertThat(Sdp.offer(bytes(both.replace("opus", "speex")), 111, SoundTerms.PLAIN)
                        .orElseThrow()
                        .payloadType())
                .isZero();
    }

    @Test
    void given_offers_of_opus_that_we_cannot_meet_when_they_are_read_then_there_is_nothing() {
        for (String map : new String[] {
            "a=rtpmap:111 opus/48000",
            "a=rtpmap:111 opus/8000/1",
            "a=rtpmap:11 opus/48000/2",
            "a=rtpmap:opus/48000/2",
            "a=rtpmap:111 opus/48000/2\r\na=fmtp:111 useinbandfec=1; maxaveragebitrate=12000",
            "a=rtpmap:112 opus/48000/2"
        }) {
            assertThat(Sdp.firstOffer(
                            bytes(HEAD + "m=audio 4000 RTP/AVP 111 11\r\n" + map + "\r\n"), SoundTerms.PLAIN, true))
                    .as(map)
                    .isEmpty();
        }
    }

    @Test
    void given_an_address_of_the_stream_when_there_is_one_of_the_session_too_then_that_of_the_stream_counts() {
        assertThat(offer(HEAD + "m=audio 4000 RTP/AVP 0\r\nc=IN IP4 192.0.2.9\r\n")
                        .orElseThrow()
                        .address())
                .isEqualTo(new InetSocketAddress("192.0.2.9", 4_000));
    }

    @Test
    void given_a_call_that_is_held_when_the_offer_is_answered_then_the_answer_mirrors_its_direction() {
        for (String[] each : new String[][] {
            {"a=sendonly", "a=recvonly"},
            {"a=recvonly", "a=sendonly"},
            {"a=inactive", "a=inactive"},
            {"a=sendrecv", "a=sendrecv"},
            {"a=mid:0", "a=sendrecv"}
        }) {
            SpeechOffer offer = offer(HEAD + "m=audio 4000 RTP/AVP 8\r\n" + each[0] + "\r\n")
                    .orElseThrow();
            assertThat(Sdp.answer(offer, new InetSocketAddress("192.0.2.1", 20_000), 7, 3))
                    .as(each[0])
                    .contains("o=- 7 3 IN IP4 192.0.2.1\r\n", "\r\n" + each[1] + "\r\n");
        }
        assertThat(offer(HEAD.replace("192.0.2.5", "0.0.0.0") + "m=audio 4000 RTP/AVP 8\r\n")
                        .orElseThrow()
                        .direction())
                .isEqualTo(Direction.INACTIVE);
        assertThat(offer(HEAD + "a=inactive\r\nm=audio 4000 RTP/AVP 8\r\n")
                        .orElseThrow()
                        .direction())
                .isEqualTo(Direction.INACTIVE);
    }

    @Test
    void given_offers_we_cannot_take_when_they_are_read_then_there_is_nothing() {
        for (String stream : new String[] {
            "",
            "m=audio 4000 RTP/AVP 18\r\n",
            "m=audio 0 RTP/AVP 8\r\n",
            "m=audio 99999 RTP/AVP 8\r\n",
            "m=audio 4000 RTP/SAVP 8\r\n",
            "m=video 4000 RTP/AVP 8\r\n",
            "m=audio 4000 RTP/AVP 8\r\nc=IN IP4 evil.example\r\n",
            "m=audio 4000 RTP/AVP 8\r\nc=IN IP4 1.2.3.999\r\n"
        }) {
            assertThat(offer(HEAD + stream)).as(stream).isEmpty();
        }
    }

    @Test
    void given_other_streams_beside_speech_when_answered_then_each_is_refused_in_its_place() {
        SpeechOffer offer = offer(HEAD + "m=audio 4002 RTP/SAVP 8\r\nm=audio 4000 RTP/AVP 8\r\na=sendrecv\r\n"
                        + "m=video 4004 RTP/AVP 96 97\r\na=rtpmap:96 H264/90000\r\n")
                .orElseThrow();
        assertThat(offer.address().getPort()).isEqualTo(4_000);
        assertThat(Sdp.answer(offer, new InetSocketAddress("192.0.2.1", 20_000), 7, 1)
                        .lines()
                        .filter(line -> line.startsWith("m=")))
                .containsExactly("m=audio 0 RTP/SAVP 8", "m=audio 20000 RTP/AVP 8", "m=video 0 RTP/AVP 96 97");
    }

    @Test
    void given_an_offer_when_it_is_read_then_reports_go_where_it_says_or_to_the_port_after_sound() {
        for (String[] each : new String[][] {
            {"", "192.0.2.5:4001"},
            {"a=rtcp:4711\r\n", "192.0.2.5:4711"},
            {"a=rtcp:4711 IN IP4 192.0.2.77\r\n", "192.0.2.77:4711"},
            {"a=rtcp-mux\r\n", "192.0.2.5:4000"},
            {"a=rtcp:4711\r\na=rtcp-mux\r\n", "192.0.2.5:4000"},
            {"a=rtcp:4000\r\n", "192.0.2.5:4001"},
            {"a=rtcp:99999\r\n", "192.0.2.5:4001"},
            {"a=rtcp:4711 IN IP4 evil.example\r\n", "192.0.2.5:4001"},
            {"a=rtcp:4711 IN IP6 ::1\r\n", "192.0.2.5:4001"},
            {"a=rtcp:\r\n", "192.0.2.5:4001"}
        }) {
            SpeechOffer offer =
                    offer(HEAD + "m=audio 4000 RTP/AVP 8\r\n" + each[0]).orElseThrow();
            assertThat(offer.reports().getHostString() + ":" + offer.reports().getPort())
                    .as(each[0])
                    .isEqualTo(each[1]);
            String answer = Sdp.answer(offer, new InetSocketAddress("192.0.2.1", 20_000), 7, 1);
            assertThat(answer.contains("\r\na=rtcp-mux\r\n")).as(each[0]).isEqualTo(each[0].contains("mux"));
        }
        assertThat(offer(HEAD + "m=audio 65535 RTP/AVP 8\r\n")
                        .orElseThrow()
                        .reports()
                        .getPort())
                .isEqualTo(65_534);
    }

    @Test
    void given_more_streams_than_a_call_has_when_read_then_there_is_nothing() {
        assertThat(offer(HEAD + "m=audio 4000 RTP/AVP 8\r\n".repeat(16))).isPresent();
        assertThat(offer(HEAD + "m=audio 4000 RTP/AVP 8\r\n".repeat(17))).isEmpty();
    }

    /** The same offer from where an answer says. */
    private static SpeechOffer reachedAt(String answer, SpeechOffer offer) {
        SpeechOffer read =
                Sdp.offer(bytes(answer), offer.payloadType(), SoundTerms.PLAIN).orElseThrow();
        return new SpeechOffer(
                read.address(),
                offer.payloadType(),
                offer.eventType(),
                offer.hasWideEvents(),
                offer.direction(),
                read.reports(),
                offer.crypto(),
                offer.refusedBefore(),
                offer.refusedAfter());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<SpeechOffer> offer(String text) {
        return Sdp.offer(text.getBytes(StandardCharsets.UTF_8), -1, SoundTerms.PLAIN);
    }
}
