package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.huawu.kernel.SoundKey;
import org.huawu.kernel.SoundKeys;
import org.huawu.switchboard.peer.FreePorts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls whose sound is encrypted by keys of SDP, both ways, with carriers of every wish. */
class EncryptedCallTest implements SipListener {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetSocketAddress OURS = new InetSocketAddress(LOOPBACK, 30_000);
    private static final String NUMBER = "13800001111";
    private static final String SHOWN = "4006001000";
    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";
    private static final String PLAIN = "m=audio 4000 RTP/AVP 8\r\n";
    private static final SoundKey FIRST = key(1);
    private static final SoundKey SECOND = key(2);

    private final BlockingQueue<ArrivedCall> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final BlockingQueue<SpeechOffer> said = new LinkedBlockingQueue<>();
    private CallingPhone phone;
    private Callee callee;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        phone = new CallingPhone();
        callee = new Callee();
        server = SipServer.start(SipSettings.udp(phone.other(), 10), this, new SecureRandom());
    }

    @AfterEach
    void close() {
        server.close();
        phone.close();
        callee.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        calls.add(call);
        return 0;
    }

    @Override
    public void heardEarly(DialledCall call, SpeechOffer party) {
        tell("early", party);
    }

    @Override
    public void answered(DialledCall call, SpeechOffer party) {
        tell("answered", party);
    }

    @Override
    public void changed(SipCall call, SpeechOffer offer) {
        tell("changed", offer);
    }

    @Override
    public void ended(SipCall call, int cause) {
        news.add("ended " + cause);
    }

    @Test
    void
            given_a_carrier_without_tls_when_it_offers_encrypted_sound_alone_then_that_is_refused_and_beside_plain_passed_over()
                    throws IOException {
        set(SoundEncryption.USUAL);
        assertThat(phone.ask("INVITE", savp(FIRST))).startsWith("SIP/2.0 488 ");
        try (CallingPhone other = new CallingPhone(phone.other())) {
            other.call(savp(FIRST) + PLAIN);
            ArrivedCall call = arrived();
            assertThat(call.offer().keys()).isNull();
            assertThat(call.answer(OURS)).isTrue();
            assertThat(other.receive())
                    .contains("m=audio 0 RTP/SAVP 8\r\nm=audio 30000 RTP/AVP 8\r\n")
                    .doesNotContain("a=crypto");
        }
    }

    @ParameterizedTest
    @CsvSource({"OFF, true", "REQUIRED, false"})
    void given_a_wish_that_keys_cannot_meet_when_encrypted_sound_is_offered_then_it_is_refused(
            SoundEncryption.Wish wish, boolean isAlsoWithout) throws IOException {
        set(new SoundEncryption(wish, isAlsoWithout));
        assertThat(phone.ask("INVITE", savp(FIRST))).startsWith("SIP/2.0 488 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, ""})
    void given_a_carrier_of_which_encryption_is_required_when_that_cannot_be_then_its_call_is_refused(String media)
            throws IOException {
        set(new SoundEncryption(SoundEncryption.Wish.REQUIRED, !media.isEmpty()));
        assertThat(phone.ask("INVITE", media)).startsWith("SIP/2.0 488 ");
        assertThat(calls).isEmpty();
    }

    @Test
    void given_an_encrypted_call_when_it_is_held_keyed_anew_or_offered_plain_then_our_key_stays_and_so_does_encryption()
            throws IOException {
        set(new SoundEncryption(SoundEncryption.Wish.TAKEN, true));
        phone.call(savp(FIRST));
        ArrivedCall call = arrived();
        SoundKeys keys = Objects.requireNonNull(call.offer().keys());
        assertThat(keys.theirs()).isEqualTo(FIRST);
        assertThat(call.answer(OURS)).isTrue();
        String line = line(phone.receive());
        assertThat(line).isEqualTo("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + text(keys.ours()));
        phone.confirm();
        assertThat(line(phone.ask("INVITE", savp(FIRST) + "a=sendonly\r\n"))).isEqualTo(line);
        phone.confirm();
        assertThat(told("changed")).isEqualTo(keys);
        assertThat(line(phone.ask("INVITE", savp(SECOND)))).isEqualTo(line);
        phone.confirm();
        assertThat(told("changed")).isEqualTo(new SoundKeys(keys.suite(), keys.ours(), SECOND));
        assertThat(phone.ask("INVITE", PLAIN)).startsWith("SIP/2.0 488 ");
        phone.confirm();
        assertThat(line(phone.ask("UPDATE", savp(SECOND)))).isEqualTo(line);
        assertThat(news).isEmpty();
    }

    @Test
    void given_an_encrypted_call_when_our_offer_is_asked_for_then_it_is_encrypted_and_the_answer_brings_another_key()
            throws IOException {
        set(new SoundEncryption(SoundEncryption.Wish.TAKEN, true));
        phone.call(savp(FIRST));
        ArrivedCall call = arrived();
        assertThat(call.answer(OURS)).isTrue();
        String line = line(phone.receive());
        phone.confirm();
        assertThat(line(phone.ask("INVITE", ""))).isEqualTo(line);
        phone.confirm(savp(SECOND));
        assertThat(told("changed").theirs()).isEqualTo(SECOND);
    }

    @Test
    void given_an_encrypted_call_when_we_renew_it_then_our_line_stays_and_a_key_in_the_answer_counts()
            throws IOException {
        server.close();
        TestTimers timers = new TestTimers();
        SipSettings settings = SipSettings.udp(phone.other(), 10);
        server = SipServer.start(settings, this, Optional.empty(), new SecureRandom(), timers);
        set(new SoundEncryption(SoundEncryption.Wish.TAKEN, true));
        phone.say("Supported: timer", "Session-Expires: 1800;refresher=uas");
        phone.call(savp(FIRST));
        assertThat(arrived().answer(OURS)).isTrue();
        String line = line(phone.receive());
        phone.confirm();
        // it is confirmed when a question after that is answered
        assertThat(phone.info("application/dtmf", "7")).startsWith("SIP/2.0 200 ");
        timers.passUntilDue(900_000);
        String renewal = phone.take("INVITE");
        assertThat(line(renewal)).isEqualTo(line);
        phone.reply(renewal, "200 OK", savp(SECOND), "Session-Expires: 1800;refresher=uac");
        assertThat(phone.take("ACK")).startsWith("ACK ");
        assertThat(told("changed").theirs()).isEqualTo(SECOND);
    }

    @Test
    void given_a_plain_call_when_encrypted_sound_is_offered_within_it_then_it_stays_plain() throws IOException {
        set(new SoundEncryption(SoundEncryption.Wish.TAKEN, true));
        phone.call(PLAIN);
        assertThat(arrived().answer(OURS)).isTrue();
        assertThat(phone.receive()).doesNotContain("a=crypto");
        phone.confirm();
        assertThat(phone.ask("INVITE", savp(FIRST))).startsWith("SIP/2.0 488 ");
        phone.confirm();
        assertThat(phone.ask("INVITE", savp(FIRST) + PLAIN)).contains("m=audio 0 RTP/SAVP 8\r\nm=audio 30000 RTP/AVP");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void
            given_a_caller_who_leaves_the_offer_to_us_when_encryption_is_required_then_ours_is_encrypted_and_his_answer_counts(
                    int tag, boolean isTaken) throws IOException {
        set(new SoundEncryption(SoundEncryption.Wish.REQUIRED, true));
        phone.call("");
        ArrivedCall call = arrived();
        SoundKeys keys = Objects.requireNonNull(call.offer().keys());
        assertThat(keys.theirs()).isNull();
        assertThat(call.answer(OURS)).isTrue();
        assertThat(phone.receive())
                .contains(
                        "m=audio 30000 RTP/SAVP 8 101\r\n",
                        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + text(keys.ours()));
        phone.confirm(savp(FIRST).replace("crypto:1", "crypto:" + tag));
        if (isTaken) {
            assertThat(told("changed")).isEqualTo(new SoundKeys(keys.suite(), keys.ours(), FIRST));
        } else {
            assertThat(phone.receive()).startsWith("BYE ").contains("cause=488");
        }
    }

    @Test
    void given_a_stranger_over_tls_when_he_offers_encrypted_sound_then_it_is_taken(@TempDir Path folder)
            throws Exception {
        TestIdentity identity = new TestIdentity(folder);
        InetSocketAddress place = new InetSocketAddress(LOOPBACK, FreePorts.inARow(1));
        SipSettings settings =
                new SipSettings(List.of(new SipPoint.Tls(place, identity.identity())), 5, StreamLimits.USUAL);
        try (SipServer safe = SipServer.start(settings, this, new SecureRandom());
                StreamPhone caller = new StreamPhone(identity.connect(place), "TLS")) {
            assertThat(safe.calls()).isZero();
            caller.send(caller.request("INVITE", 1, "", HEAD + savp(FIRST)));
            ArrivedCall call = arrived();
            assertThat(Objects.requireNonNull(call.offer().keys()).theirs()).isEqualTo(FIRST);
            assertThat(call.answer(OURS)).isTrue();
            assertThat(caller.receive()).startsWith("SIP/2.0 100 ");
            assertThat(caller.receive()).startsWith("SIP/2.0 200 ").contains("m=audio 30000 RTP/SAVP 8\r\n");
        }
    }

    @Test
    void given_a_stranger_over_udp_who_writes_tls_into_his_message_when_he_offers_encrypted_sound_then_it_is_refused()
            throws IOException {
        try (CallingPhone liar = new CallingPhone(phone.other())) {
            liar.pretend("TLS");
            assertThat(liar.ask("INVITE", savp(FIRST))).startsWith("SIP/2.0 4");
            assertThat(calls).isEmpty();
        }
    }

    @Test
    void given_a_carrier_of_which_encryption_is_taken_when_it_is_called_then_plain_sound_is_offered()
            throws IOException {
        set(new SoundEncryption(SoundEncryption.Wish.TAKEN, true));
        assertThat(dial()).contains("m=audio 30000 RTP/AVP 8 0 101\r\n").doesNotContain("a=crypto");
    }

    @Test
    void given_a_carrier_that_forks_when_each_branch_has_a_key_then_that_of_the_branch_counts_and_ours_is_one()
            throws IOException {
        set(new SoundEncryption(SoundEncryption.Wish.REQUIRED, true));
        String invite = dial();
        assertThat(invite).contains("m=audio 30000 RTP/SAVP 8 0 101\r\n");
        callee.reply(invite, "183 Session Progress", "one", HEAD + savp(FIRST));
        SoundKeys early = told("early");
        assertThat(early.theirs()).isEqualTo(FIRST);
        assertThat(line(invite)).isEqualTo("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + text(early.ours()));
        callee.answerUntilConfirmed(invite, "two", HEAD + savp(SECOND));
        assertThat(told("answered")).isEqualTo(new SoundKeys(early.suite(), early.ours(), SECOND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                "m=audio 4000 RTP/SAVP 8\r\n",
                "m=audio 4000 RTP/SAVP 8\r\na=crypto:2 AES_CM_128_HMAC_SHA1_80"
                        + " inline:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB\r\n"
            })
    void given_a_carrier_of_which_encryption_is_required_when_it_answers_without_a_key_for_our_line_then_it_is_hung_up(
            String media) throws IOException {
        set(new SoundEncryption(SoundEncryption.Wish.REQUIRED, true));
        callee.answerUntilConfirmed(dial(), "one", HEAD + media);
        assertThat(callee.take("BYE")).contains("cause=488");
        expect("ended 488");
    }

    @Test
    void given_a_carrier_without_tls_of_which_encryption_is_required_when_it_is_called_then_no_key_goes_out()
            throws IOException {
        set(new SoundEncryption(SoundEncryption.Wish.REQUIRED, false));
        assertThat(server.dial(new Dialling("carrier", NUMBER, SHOWN, OURS, 30_000)))
                .isInstanceOf(Dialled.Going.class);
        expect("ended 488");
        assertThat(callee.hasHeardNothing()).isTrue();
    }

    private String dial() throws IOException {
        assertThat(server.dial(new Dialling("carrier", NUMBER, SHOWN, OURS, 30_000)))
                .isInstanceOf(Dialled.Going.class);
        return callee.take("INVITE");
    }

    /** The carrier stands on this machine, as does who calls. */
    private void set(SoundEncryption encryption) {
        server.replaceTrunks(
                List.of(new TrunkSettings(
                        "carrier",
                        List.of(callee.peer(1)),
                        "house.example",
                        Optional.empty(),
                        Set.of(SHOWN),
                        NumberWriting.NATIONAL,
                        new TrunkLimits(5, 10, 5_000, 0, 0),
                        TrunkManner.encrypted(encryption))),
                true);
    }

    private ArrivedCall arrived() {
        return Objects.requireNonNull(next(calls), "nobody was told of the call");
    }

    private void tell(String what, SpeechOffer party) {
        said.add(party);
        news.add(what);
    }

    private SoundKeys told(String what) {
        expect(what);
        return Objects.requireNonNull(Objects.requireNonNull(next(said)).keys(), "no keys");
    }

    private void expect(String told) {
        assertThat(next(news)).isEqualTo(told);
    }

    private static <T> @Nullable T next(BlockingQueue<T> queue) {
        try {
            return queue.poll(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String savp(SoundKey key) {
        return "m=audio 4000 RTP/SAVP 8\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + text(key) + "\r\n";
    }

    private static String line(String message) {
        return Callee.group(message, "\r\n(a=crypto:[^\r]*)");
    }

    private static String text(SoundKey key) {
        return Base64.getEncoder().encodeToString(key.bytes());
    }

    private static SoundKey key(int fill) {
        byte[] bytes = new byte[SoundKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return new SoundKey(bytes);
    }
}
