package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.huawu.switchboard.peer.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Message-waiting lamps of telephones, on the wire (RFC 3842, RFC 6665). */
class LampTest implements SipListener {

    private static final String REALM = "board.example";
    /** Told without asking. */
    private static final String UNASKED = "805";

    private final TestTimers timers = new TestTimers();
    private final MemoryRegistrations store = new MemoryRegistrations();
    private InetSocketAddress board;
    private Registrar registrar;
    private SipServer server;

    @BeforeEach
    void open() throws IOException {
        board = new InetSocketAddress(TorturePhone.LOOPBACK, FreePorts.inARow(1));
        registrar = new Registrar(
                RegistrarSettings.usual(REALM),
                new Accounts(),
                store,
                new TestBans(),
                InstantSource.system(),
                new SecureRandom());
        server = SipServer.start(
                new SipSettings(List.of(new SipPoint.Udp(board), new SipPoint.Tcp(board)), 5, StreamLimits.USUAL),
                this,
                Optional.of(registrar),
                new SecureRandom(),
                timers);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    public int invited(ArrivedCall call) {
        return 404;
    }

    @Override
    public void ended(SipCall call, int cause) {
        // nobody calls
    }

    @Test
    void given_a_registered_telephone_when_it_subscribes_then_it_hears_at_once_and_of_each_change() throws IOException {
        try (Phone phone = new Phone("801")) {
            phone.register();
            assertThat(phone.subscribe())
                    .startsWith("SIP/2.0 200 ")
                    .contains("\r\nExpires: 3600\r\n")
                    .contains("\r\nContact: ");
            assertThat(phone.told())
                    .contains("\r\nEvent: message-summary\r\n")
                    .contains("\r\nSubscription-State: active;expires=3600\r\n")
                    .contains("\r\nContent-Type: application/simple-message-summary\r\n")
                    .endsWith("\r\n\r\nMessages-Waiting: no\r\nVoice-Message: 0/0\r\n");
            assertThat(show("801", 2, 8)).isTrue();
            assertThat(phone.told()).endsWith("\r\n\r\nMessages-Waiting: yes\r\nVoice-Message: 2/8\r\n");
            show("801", 2, 8);
            show("802", 5, 0);
            show("801", 0, 10);
            assertThat(phone.told()).endsWith("\r\n\r\nMessages-Waiting: no\r\nVoice-Message: 0/10\r\n");
            assertThat(phone.hearsNoMore()).isTrue();
        }
    }

    @Test
    void given_a_telephone_that_gives_its_subscription_an_id_when_it_is_told_then_it_stands_there() throws IOException {
        try (Phone phone = new Phone("801")) {
            phone.register();
            assertThat(phone.ask("SUBSCRIBE", "801", "Event: message-summary;id=7\r\n"))
                    .startsWith("SIP/2.0 200 ");
            assertThat(phone.told()).contains("\r\nEvent: message-summary;id=7\r\n");
        }
    }

    @Test
    void given_messages_that_wait_when_a_telephone_comes_back_by_another_connection_then_it_hears_of_them()
            throws IOException {
        show("801", 3, 1);
        try (Phone phone = new Phone("801")) {
            phone.register();
            phone.subscribe();
            assertThat(phone.told()).contains("Voice-Message: 3/1");
        }
        try (Phone again = new Phone("801")) {
            again.register();
            again.subscribe();
            assertThat(again.told()).contains("Voice-Message: 3/1");
            show("801", 4, 1);
            assertThat(again.told()).contains("Voice-Message: 4/1");
        }
    }

    @Test
    void given_a_subscription_when_it_is_renewed_and_ended_then_that_is_told_and_nothing_afterwards()
            throws IOException {
        try (Phone phone = new Phone("801")) {
            phone.register();
            String dialog = phone.dialogOf(phone.subscribe("Expires: 600\r\n"));
            phone.told();
            timers.pass(599_000);
            assertThat(phone.renew(dialog, "Expires: 700\r\n"))
                    .startsWith("SIP/2.0 200 ")
                    .contains("\r\nExpires: 700\r\n");
            assertThat(phone.told()).contains("Subscription-State: active;expires=700\r\n");
            timers.pass(699_000);
            assertThat(phone.hearsNoMore()).as("the first time counts no more").isTrue();
            assertThat(phone.renew(dialog, "Expires: 0\r\n")).startsWith("SIP/2.0 200 ");
            assertThat(phone.told()).contains("Subscription-State: terminated;reason=timeout\r\n");
            show("801", 1, 0);
            assertThat(phone.hearsNoMore()).isTrue();
            assertThat(phone.renew(dialog, "Expires: 700\r\n")).startsWith("SIP/2.0 481 ");
        }
    }

    @Test
    void given_a_subscription_that_is_not_renewed_when_its_time_is_over_then_it_ends() throws IOException {
        try (Phone phone = new Phone("801")) {
            phone.register();
            phone.subscribe();
            phone.told();
            timers.pass(3_599_999);
            timers.pass(1);
            assertThat(phone.told()).contains("Subscription-State: terminated;reason=timeout\r\n");
            show("801", 1, 0);
            assertThat(phone.hearsNoMore()).isTrue();
        }
    }

    @Test
    void given_a_telephone_that_only_asks_when_it_has_heard_then_nothing_is_kept_of_it() throws IOException {
        show("801", 1, 0);
        try (Phone phone = new Phone("801")) {
            phone.register();
            assertThat(phone.subscribe("Expires: 0\r\n")).startsWith("SIP/2.0 200 ");
            assertThat(phone.told())
                    .contains("Subscription-State: terminated;reason=timeout\r\n")
                    .contains("Voice-Message: 1/0");
            show("801", 2, 0);
            assertThat(phone.hearsNoMore()).isTrue();
        }
    }

    @Test
    void given_a_telephone_that_answers_late_when_much_has_changed_then_one_more_says_what_is() throws IOException {
        try (Phone phone = new Phone("801")) {
            phone.register();
            phone.subscribe();
            String first = phone.heard();
            show("801", 1, 0);
            show("801", 2, 0);
            show("801", 3, 0);
            assertThat(phone.hearsNoMore()).isTrue();
            phone.answer(first, "200 OK");
            assertThat(phone.told()).contains("Voice-Message: 3/0");
            assertThat(phone.hearsNoMore()).isTrue();
        }
    }

    @Test
    void given_a_telephone_that_knows_nothing_of_it_any_more_when_it_says_so_then_it_is_left_alone()
            throws IOException {
        try (Phone phone = new Phone("801")) {
            phone.register();
            phone.subscribe();
            phone.answer(phone.heard(), "481 Gone");
            assertThat(phone.hearsNoMore()).isTrue();
            show("801", 1, 0);
            assertThat(phone.hearsNoMore()).isTrue();
        }
    }

    @Test
    void given_a_telephone_that_is_removed_when_something_changes_then_it_hears_for_the_last_time() throws IOException {
        try (Phone phone = new Phone("801")) {
            phone.register();
            phone.subscribe();
            phone.told();
            store.put("801", List.of());
            show("801", 1, 0);
            assertThat(phone.told()).contains("Subscription-State: terminated;");
            show("801", 2, 0);
            assertThat(phone.hearsNoMore()).isTrue();
        }
    }

    @Test
    void given_wishes_that_cannot_be_when_they_come_then_each_is_refused_by_what_says_so() throws IOException {
        try (Phone phone = new Phone("801");
                Phone other = new Phone("802")) {
            phone.register();
            assertThat(phone.ask("SUBSCRIBE", "801", "Event: presence\r\n"))
                    .startsWith("SIP/2.0 489 ")
                    .contains("\r\nAllow-Events: message-summary\r\n");
            assertThat(phone.subscribe("Expires: 59\r\n"))
                    .startsWith("SIP/2.0 423 ")
                    .contains("\r\nMin-Expires: 60\r\n");
            assertThat(phone.subscribe("Accept: application/pidf+xml\r\n")).startsWith("SIP/2.0 406 ");
            assertThat(phone.ask("SUBSCRIBE", "802", "Event: message-summary\r\n"))
                    .as("the lamp of another")
                    .startsWith("SIP/2.0 403 ");
            assertThat(other.subscribe()).as("not registered").startsWith("SIP/2.0 403 ");
            other.password = "guessed";
            assertThat(other.subscribe()).startsWith("SIP/2.0 401 ");
            assertThat(phone.renew("none;tag=nothing", "")).startsWith("SIP/2.0 481 ");
            assertThat(phone.hearsNoMore()).isTrue();
        }
    }

    @Test
    void given_one_subscription_too_many_of_an_account_when_it_comes_then_the_oldest_ends() throws IOException {
        try (Phone phone = new Phone("801")) {
            phone.register();
            List<String> dialogs = new ArrayList<>();
            for (int i = 0; i < LampSubscriptions.MOST_OF_ACCOUNT; i++) {
                dialogs.add("Call-ID: " + phone.dialogOf(phone.subscribe()).replaceFirst(";.*", "\r\n"));
                phone.told();
            }
            phone.subscribe();
            List<String> heard = List.of(phone.told(), phone.told());
            assertThat(heard)
                    .anySatisfy(each -> assertThat(each)
                            .contains("Subscription-State: terminated;")
                            .contains(dialogs.getFirst()));
            show("801", 1, 0);
            for (int i = 0; i < LampSubscriptions.MOST_OF_ACCOUNT; i++) {
                assertThat(phone.told()).contains("Voice-Message: 1/0").doesNotContain(dialogs.getFirst());
            }
            assertThat(phone.hearsNoMore()).isTrue();
        }
    }

    @Test
    void given_a_telephone_that_is_told_unasked_when_it_registers_and_when_something_changes_then_it_hears()
            throws IOException {
        show(UNASKED, 1, 0);
        try (Phone phone = new Phone(UNASKED);
                Phone asking = new Phone("801")) {
            asking.register();
            assertThat(asking.hearsNoMore()).as("the others are not").isTrue();
            phone.register();
            assertThat(phone.told())
                    .startsWith("NOTIFY sip:805@phones.invalid;transport=tcp SIP/2.0\r\n")
                    .contains("\r\nEvent: message-summary\r\n")
                    .contains("\r\nSubscription-State: terminated;reason=noresource\r\n")
                    .endsWith("\r\n\r\nMessages-Waiting: yes\r\nVoice-Message: 1/0\r\n");
            show(UNASKED, 0, 1);
            assertThat(phone.told()).contains("Voice-Message: 0/1");
        }
    }

    @Test
    void given_a_telephone_over_udp_when_it_registers_then_it_is_told_where_it_registered_from() throws IOException {
        show(UNASKED, 1, 0);
        try (TorturePhone phone = new TorturePhone(board)) {
            String register = request(new Question("REGISTER", UNASKED, UNASKED), "udp", "u", 1, "");
            phone.send(register.getBytes(StandardCharsets.ISO_8859_1));
            String proof = proof("REGISTER", "sip:" + REALM, UNASKED, "secret", phone.receive());
            phone.send(request(new Question("REGISTER", UNASKED, UNASKED), "udp", "u", 2, proof)
                    .getBytes(StandardCharsets.ISO_8859_1));
            // two datagrams of two threads: either may come first
            List<String> told = List.of(phone.receive(), phone.receive());
            assertThat(told).anySatisfy(answer -> assertThat(answer).startsWith("SIP/2.0 200 "));
            assertThat(told)
                    .anySatisfy(notice -> assertThat(notice)
                            .startsWith("NOTIFY sip:805@phones.invalid;")
                            .contains("Voice-Message: 1/0"));
        }
    }

    private boolean show(String account, int unheard, int heard) {
        return registrar.lamps().show(account, new WaitingMessages(unheard, heard));
    }

    /** What is asked, by which account, about which. */
    private record Question(String method, String account, String whose) {}

    private static String request(Question question, String transport, String id, int number, String more) {
        String method = question.method();
        String account = question.account();
        String whose = question.whose();
        String uri = method.equals("REGISTER") ? "sip:" + REALM : "sip:" + whose + "@" + REALM;
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/" + transport.toUpperCase(java.util.Locale.ROOT)
                + " phones.example;rport;branch=z9hG4bK-" + id + number + "\r\nFrom: <sip:" + account + "@" + REALM
                + ">;tag=f" + id + "\r\nTo: <sip:" + whose + "@" + REALM + ">\r\nCall-ID: " + id + "\r\nCSeq: " + number
                + " " + method + "\r\nContact: <sip:" + account + "@phones.invalid;transport=" + transport
                + ">\r\nMax-Forwards: 70\r\n" + more + "Content-Length: 0\r\n\r\n";
    }

    private static String proof(String method, String uri, String account, String password, String challenge) {
        String nonce = Callee.group(challenge, "nonce=\"([^\"]+)\"");
        String ha1 = Digest.hash(DigestAlgorithm.SHA_256, account + ":" + REALM + ":" + password);
        String ha2 = Digest.hash(DigestAlgorithm.SHA_256, method + ":" + uri);
        String response = Digest.hash(DigestAlgorithm.SHA_256, ha1 + ":" + nonce + ":00000001:mine:auth:" + ha2);
        return "Authorization: Digest username=\"" + account + "\", realm=\"" + REALM + "\", nonce=\"" + nonce
                + "\", uri=\"" + uri + "\", qop=auth, nc=00000001, cnonce=\"mine\", response=\"" + response
                + "\", algorithm=SHA-256\r\n";
    }

    /** 801 to 809, whose password is secret. */
    private static final class Accounts implements Credentials {

        @Override
        public Optional<String> ha1(String account, DigestAlgorithm algorithm) {
            return account.matches("80\\d")
                    ? Optional.of(Digest.hash(algorithm, account + ":" + REALM + ":secret"))
                    : Optional.empty();
        }

        @Override
        public boolean isToldUnasked(String account) {
            return account.equals(UNASKED);
        }
    }

    /** A telephone over one connection, as text. */
    private final class Phone implements AutoCloseable {

        private final String account;
        private final StreamPhone line;
        private final Deque<String> notified = new ArrayDeque<>();
        private String password = "secret";
        private int asked;

        Phone(String account) throws IOException {
            this.account = account;
            this.line = StreamPhone.tcp(board);
        }

        void register() throws IOException {
            assertThat(ask("REGISTER", account, "")).startsWith("SIP/2.0 200 ");
        }

        String subscribe(String... more) throws IOException {
            return ask("SUBSCRIBE", account, "Event: message-summary\r\n" + String.join("", more));
        }

        /** Asks something new, and proves who it is when it is asked. */
        String ask(String method, String whose, String more) throws IOException {
            asked++;
            String id = account + "-" + line.port() + "-" + asked;
            return ask(method, whose, id, 1, more);
        }

        /** Asks again within a dialog. */
        String renew(String dialog, String more) throws IOException {
            asked++;
            return ask("SUBSCRIBE", account, dialog, 10 * asked, "Event: message-summary\r\n" + more);
        }

        /** The dialog that an answer begins: its Call-ID and our tag. */
        String dialogOf(String answer) {
            return Callee.group(answer, "\r\nCall-ID: ([^\r]*)") + ";tag="
                    + Callee.group(answer, "\r\nTo:[^\r]*;tag=([^\r;]*)");
        }

        private String ask(String method, String whose, String dialog, int number, String more) throws IOException {
            send(method, whose, dialog, number, more);
            String answer = answer();
            if (!answer.startsWith("SIP/2.0 401 ")) {
                return answer;
            }
            String uri = method.equals("REGISTER") ? "sip:" + REALM : "sip:" + whose + "@" + REALM;
            send(method, whose, dialog, number + 1, more + proof(method, uri, account, password, answer));
            return answer();
        }

        private void send(String method, String whose, String dialog, int number, String more) throws IOException {
            int tag = dialog.indexOf(';');
            String id = tag < 0 ? dialog : dialog.substring(0, tag);
            String text = request(new Question(method, account, whose), "tcp", id, number, more);
            line.send(tag < 0 ? text : text.replaceFirst("\r\nTo: (<[^>]*>)", "\r\nTo: $1" + dialog.substring(tag)));
        }

        /** The next NOTIFY, not answered. */
        String heard() throws IOException {
            String next = notified.isEmpty() ? line.receive() : notified.removeFirst();
            assertThat(next).startsWith("NOTIFY ");
            return next;
        }

        /** The next NOTIFY, answered. */
        String told() throws IOException {
            String next = heard();
            answer(next, "200 OK");
            return next;
        }

        void answer(String notify, String status) throws IOException {
            line.send(Callee.answer(notify, status, "", line.port(), ""));
        }

        /** Whether nothing has come but the answer to what it asks now. */
        boolean hearsNoMore() throws IOException {
            asked++;
            line.send(request(new Question("OPTIONS", account, account), "tcp", "o" + line.port() + asked, 1, ""));
            String next = answer();
            return notified.isEmpty() && next.contains(" OPTIONS\r\n");
        }

        private String answer() throws IOException {
            String next = line.receive();
            while (next.startsWith("NOTIFY ")) {
                notified.addLast(next);
                next = line.receive();
            }
            return next;
        }

        @Override
        public void close() throws IOException {
            line.close();
        }
    }
}
