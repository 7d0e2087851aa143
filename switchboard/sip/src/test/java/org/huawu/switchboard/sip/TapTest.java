package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who hears the messages that pass, as they are on the wire. */
class TapTest implements SipListener {

    private static final String MEDIA = "m=audio 4000 RTP/AVP 8\r\n";
    private static final InetSocketAddress SOUND = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 6_000);

    private final List<PassedMessage> heard = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ArrivedCall> calls = new LinkedBlockingQueue<>();
    private final CallingPhone phone;

    TapTest() throws IOException {
        phone = new CallingPhone();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        calls.add(call);
        return 0;
    }

    @Override
    public void ended(SipCall call, int cause) {
        // seen by the telephone
    }

    private SipServer start(boolean takesStrangers) throws IOException {
        return start(takesStrangers, heard::add);
    }

    private SipServer start(boolean takesStrangers, Consumer<PassedMessage> hears) throws IOException {
        SipSettings settings = new SipSettings(
                        List.of(new SipPoint.Udp(phone.other())),
                        5,
                        StreamLimits.USUAL,
                        List.of(),
                        takesStrangers,
                        SessionTimes.USUAL)
                .tapped(hears::accept);
        return SipServer.start(settings, this, new SecureRandom());
    }

    @Test
    void given_a_call_when_it_is_made_answered_and_hung_up_then_each_message_is_heard_as_it_passed()
            throws IOException, InterruptedException {
        try (SipServer server = start(true)) {
            assertThat(server.calls()).isZero();
            phone.call(MEDIA);
            ArrivedCall call = Objects.requireNonNull(calls.poll(5, TimeUnit.SECONDS), "a call arrives");
            call.ring();
            String rings = phone.receive();
            call.answer(SOUND);
            String answer = phone.receive();
            phone.confirm();
            String bye = phone.ask("BYE", "");

            List<PassedMessage> ofCall = heard.stream()
                    .filter(each -> each.keys().contains(call.key()))
                    .toList();
            assertThat(ofCall.stream().map(TapTest::first))
                    .containsExactly(
                            "> INVITE",
                            "< SIP/2.0 100",
                            "< SIP/2.0 180",
                            "< SIP/2.0 200",
                            "> ACK",
                            "> BYE",
                            "< SIP/2.0 200");
            assertThat(text(ofCall.get(2))).isEqualTo(rings);
            assertThat(text(ofCall.get(3))).isEqualTo(answer);
            assertThat(text(ofCall.getLast())).isEqualTo(bye);
            // as the telephone wrote it, not as the stack would
            assertThat(text(ofCall.getFirst()))
                    .contains("\r\nMax-Forwards: 70\r\n", MEDIA)
                    .endsWith(MEDIA);
            assertThat(ofCall).allSatisfy(each -> {
                assertThat(each.way().ours()).isEqualTo(phone.other());
                assertThat(each.way().theirs().getPort())
                        .isNotEqualTo(phone.other().getPort());
                assertThat(each.way().transport()).isEqualTo(SipTransport.UDP);
            });
            assertThat(ofCall.stream().filter(PassedMessage::begins)).containsExactly(ofCall.getFirst());
            assertThat(ofCall.getFirst().beginning()).isEqualTo(call.key());
        }
    }

    @Test
    void given_a_tap_that_fails_when_somebody_calls_then_his_call_goes_on() throws IOException, InterruptedException {
        try (SipServer server = start(true, message -> {
            throw new StackOverflowError();
        })) {
            assertThat(server.calls()).isZero();
            phone.call(MEDIA);
            ArrivedCall call = Objects.requireNonNull(calls.poll(5, TimeUnit.SECONDS), "a call arrives");
            call.answer(SOUND);
            assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
            phone.confirm();
            assertThat(phone.ask("BYE", "")).startsWith("SIP/2.0 200 ");
        }
    }

    @Test
    void given_a_stranger_who_may_not_call_when_he_calls_then_nothing_that_came_from_him_is_heard() throws IOException {
        try (SipServer server = start(false)) {
            assertThat(phone.ask("INVITE", MEDIA)).startsWith("SIP/2.0 403 ");

            assertThat(server.calls()).isZero();
            assertThat(heard)
                    .filteredOn(each -> each.callId().startsWith("in-call-"))
                    .isNotEmpty()
                    .noneMatch(PassedMessage::isIn);
        }
    }

    private static String first(PassedMessage message) {
        String line = text(message).split("\r\n", 2)[0];
        String[] words = line.split(" ", 3);
        return (message.isIn() ? "> " : "< ") + (line.startsWith("SIP/") ? words[0] + " " + words[1] : words[0]);
    }

    private static String text(PassedMessage message) {
        return new String(message.bytes(), StandardCharsets.ISO_8859_1);
    }
}
