package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIP over connections: TCP and TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamTest implements SipListener {

    private static final int MOST = 4;

    private final InetSocketAddress tcp = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
    private final InetSocketAddress tls = new InetSocketAddress(TorturePhone.LOOPBACK, tcp.getPort() + 1);
    private final List<ArrivedCall> calls = new CopyOnWriteArrayList<>();
    private final List<SipCall> hungUp = new CopyOnWriteArrayList<>();
    private TestIdentity identity;
    private SipServer server;

    @BeforeAll
    void begin(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        identity = new TestIdentity(folder);
        server = SipServer.start(
                new SipSettings(
                        List.of(
                                new SipPoint.Udp(tcp),
                                new SipPoint.Tcp(tcp),
                                new SipPoint.Tls(tls, identity.identity())),
                        100,
                        StreamLimits.USUAL),
                this,
                new SecureRandom());
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        calls.add(call);
        call.ring();
        call.answer(new InetSocketAddress(TorturePhone.LOOPBACK, 20_012));
        return 0;
    }

    @Override
    public void ended(SipCall call, int cause) {
        if (cause == 200) {
            hungUp.add(call);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void given_a_call_over_a_connection_when_we_hang_up_then_the_caller_hears_of_it_over_that_connection(
            String transport) throws IOException, GeneralSecurityException {
        try (StreamPhone phone = phone(transport)) {
            String ok = answered(phone);
            assertThat(ok)
                    .contains("Contact: <sip:127.0.0.1:" + (transport.equals("tcp") ? tcp : tls).getPort())
                    .contains(";transport=" + transport);
            calls.getLast().end(480);
            String bye = phone.receive();
            assertThat(bye).startsWith("BYE ").contains("Reason: SIP;cause=480");
            phone.send(bye.replaceFirst("BYE [^\r]*", "SIP/2.0 200 OK"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void given_a_call_over_a_connection_when_the_caller_hangs_up_then_it_ends(String transport)
            throws IOException, GeneralSecurityException {
        try (StreamPhone phone = phone(transport)) {
            String tag = tagOf(answered(phone));
            phone.send(phone.request("BYE", 2, tag, ""));
            assertThat(phone.receive()).startsWith("SIP/2.0 200 ").contains("CSeq: 2 BYE");
            // one connection is served in order, so the end is known once this is answered
            phone.send(phone.options(3));
            assertThat(phone.receive()).contains("CSeq: 3 OPTIONS");
            assertThat(hungUp).containsOnlyOnce(calls.getLast());
        }
    }

    @Test
    void given_messages_in_one_piece_and_in_many_when_they_come_then_each_is_answered() throws IOException {
        try (StreamPhone phone = StreamPhone.tcp(tcp)) {
            phone.send(phone.options(1) + phone.options(2));
            assertThat(phone.receive()).startsWith("SIP/2.0 200 ").contains("CSeq: 1 OPTIONS");
            assertThat(phone.receive()).startsWith("SIP/2.0 200 ").contains("CSeq: 2 OPTIONS");
            for (String piece : phone.options(3).split("(?<=:)", -1)) {
                phone.send(piece);
            }
            assertThat(phone.receive()).startsWith("SIP/2.0 200 ").contains("CSeq: 3 OPTIONS");
        }
    }

    @Test
    void given_empty_lines_when_they_come_then_we_show_that_we_are_there() throws IOException {
        try (StreamPhone phone = StreamPhone.tcp(tcp)) {
            phone.send("\r\n\r\n");
            assertThat(phone.receive()).isEqualTo("\r\n");
            phone.send(phone.options(1));
            assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
        }
    }

    @Test
    void given_garbage_when_it_comes_then_its_connection_is_closed_and_the_others_go_on() throws IOException {
        try (StreamPhone other = StreamPhone.tcp(tcp)) {
            other.send(other.options(1));
            assertThat(other.receive()).startsWith("SIP/2.0 200 ");
            for (String garbage :
                    List.of("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\u0016\u0003\u0001\u0002\r\n", "x".repeat(20_000))) {
                try (StreamPhone phone = StreamPhone.tcp(tcp)) {
                    phone.send(garbage);
                    assertThat(phone.isClosed()).isTrue();
                }
            }
            other.send(other.options(2));
            assertThat(other.receive()).startsWith("SIP/2.0 200 ");
        }
    }

    @Test
    void given_a_message_without_a_length_to_trust_when_it_comes_then_it_is_refused_and_nothing_more_is_read()
            throws IOException {
        for (String length : List.of("", "Content-Length: -1\r\n", "Content-Length: 1\r\nl: 2\r\n", "l: 99999\r\n")) {
            try (StreamPhone phone = StreamPhone.tcp(tcp)) {
                phone.send(phone.options(1).replace("Content-Length: 0\r\n", length) + phone.options(2));
                assertThat(phone.receive()).startsWith("SIP/2.0 400 ").contains("CSeq: 1 OPTIONS");
                assertThat(phone.isClosed()).isTrue();
            }
        }
    }

    @Test
    void given_as_many_connections_as_fit_when_one_more_comes_then_it_is_closed_and_none_other() throws IOException {
        InetSocketAddress point = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
        List<StreamPhone> phones = new ArrayList<>();
        try (SipServer ours = limited(point, new StreamLimits(MOST, MOST, 60_000, 30_000))) {
            for (int i = 0; i < MOST; i++) {
                phones.add(StreamPhone.tcp(point));
                phones.getLast().send(phones.getLast().options(1));
                assertThat(phones.getLast().receive()).startsWith("SIP/2.0 200 ");
            }
            try (StreamPhone tooMany = StreamPhone.tcp(point)) {
                assertThat(tooMany.isClosed()).isTrue();
            }
            phones.getFirst().send(phones.getFirst().options(2));
            assertThat(phones.getFirst().receive()).startsWith("SIP/2.0 200 ");
            assertThat(ours.calls()).isZero();
        } finally {
            for (StreamPhone phone : phones) {
                phone.close();
            }
        }
    }

    @Test
    void given_a_connection_that_says_nothing_or_too_slowly_when_its_time_is_over_then_it_is_closed()
            throws IOException {
        InetSocketAddress point = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
        try (SipServer ours = limited(point, new StreamLimits(MOST, MOST, 2_000, 2_000));
                StreamPhone idle = StreamPhone.tcp(point);
                StreamPhone silent = StreamPhone.tcp(point);
                StreamPhone slow = StreamPhone.tcp(point)) {
            idle.send(idle.options(1));
            slow.send("OPTIONS sip:hotline@board");
            assertThat(idle.receive()).startsWith("SIP/2.0 200 ");
            assertThat(silent.isClosed()).isTrue();
            assertThat(slow.isClosed()).isTrue();
            assertThat(idle.isClosed()).isTrue();
            assertThat(ours.calls()).isZero();
        }
    }

    @Test
    void given_a_peer_that_reads_nothing_when_it_goes_on_asking_then_only_its_connection_is_closed()
            throws IOException {
        try (StreamPhone deaf = StreamPhone.tcp(tcp)) {
            String question = deaf.options(1).replace("Call-ID: ", "Call-ID: " + "long".repeat(2_000));
            boolean isClosed = false;
            for (int i = 0; i < 5_000 && !isClosed; i++) {
                try {
                    deaf.send(question);
                } catch (IOException e) {
                    isClosed = true;
                }
            }
            assertThat(isClosed).isTrue();
        }
        try (StreamPhone other = StreamPhone.tcp(tcp)) {
            other.send(other.options(1));
            assertThat(other.receive()).startsWith("SIP/2.0 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void given_a_version_of_tls_when_a_phone_has_only_that_then_it_is_served(String version)
            throws IOException, GeneralSecurityException {
        SSLSocket socket = identity.connect(tls, version);
        assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        try (StreamPhone phone = new StreamPhone(socket, "TLS")) {
            phone.send(phone.options(1));
            assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
        }
    }

    @Test
    void given_another_certificate_when_it_takes_the_place_of_the_first_then_new_phones_meet_it_and_old_ones_go_on(
            @TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        InetSocketAddress point = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
        TlsIdentity shown = identity.identity();
        SipSettings settings = new SipSettings(
                List.of(new SipPoint.Tls(point, shown)), 10, new StreamLimits(MOST, MOST, 60_000, 30_000));
        TestIdentity another = new TestIdentity(folder);
        try (SipServer ours = SipServer.start(settings, this, new SecureRandom());
                StreamPhone old = new StreamPhone(identity.connect(point), "TLS")) {
            old.send(old.options(1));
            assertThat(old.receive()).startsWith("SIP/2.0 200 ");
            another.takeThePlaceOf(shown);
            try (StreamPhone fresh = new StreamPhone(another.connect(point), "TLS")) {
                fresh.send(fresh.options(1));
                assertThat(fresh.receive()).startsWith("SIP/2.0 200 ");
            }
            assertThatThrownBy(() -> identity.connect(point)).isInstanceOf(SSLHandshakeException.class);
            old.send(old.options(2));
            assertThat(old.receive()).startsWith("SIP/2.0 200 ");
            assertThat(ours.calls()).isZero();
        }
    }

    private SipServer limited(InetSocketAddress point, StreamLimits limits) throws IOException {
        return SipServer.start(new SipSettings(List.of(new SipPoint.Tcp(point)), 10, limits), this, new SecureRandom());
    }

    private StreamPhone phone(String transport) throws IOException, GeneralSecurityException {
        return transport.equals("tcp") ? StreamPhone.tcp(tcp) : new StreamPhone(identity.connect(tls), "TLS");
    }

    /** Calls, is answered, confirms. */
    private static String answered(StreamPhone phone) throws IOException {
        phone.send(phone.invite(1));
        String answer = phone.receive();
        while (answer.startsWith("SIP/2.0 1")) {
            answer = phone.receive();
        }
        assertThat(answer).startsWith("SIP/2.0 200 ").contains("m=audio 20012 RTP/AVP 8");
        phone.send(phone.request("ACK", 1, tagOf(answer), ""));
        phone.send(phone.options(9));
        assertThat(phone.receive()).contains("CSeq: 9 OPTIONS");
        return answer;
    }

    private static String tagOf(String answer) {
        String to = answer.lines()
                .filter(line -> line.startsWith("To:"))
                .findFirst()
                .orElseThrow();
        return to.substring(to.indexOf(";tag="));
    }
}
