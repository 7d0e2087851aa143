package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 3261 10.3 and RFC 8760, without any socket. */
class RegistrarTest {

    private static final String REALM = "board.example";
    private static final InetAddress PHONE = InetAddress.ofLiteral("192.0.2.10");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("192.0.2.66");

    private final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
    private final MemoryRegistrations store = new MemoryRegistrations();
    private final TestBans bans = new TestBans();
    private Registrar registrar = registrar();
    private int cseq;

    @ParameterizedTest
    @EnumSource
    void given_a_phone_that_knows_the_password_when_it_registers_then_it_is_registered(DigestAlgorithm algorithm) {
        Reply reply = answer(
                PHONE, register("li", "<sip:li@192.0.2.10>", "Expires: 600").by("li", "secret", algorithm));
        assertThat(reply).isEqualTo(new Reply(200, "Contact", List.of("<sip:li@192.0.2.10>;q=1.000;expires=600")));
        assertThat(store.of("li")).singleElement().satisfies(each -> {
            assertThat(each.contact()).isEqualTo("sip:li@192.0.2.10");
            assertThat(each.endsAtMs()).isEqualTo(nowMs.get() + 600_000);
            assertThat(each.flow().transport()).isEqualTo("udp");
            assertThat(each.flow().address().getAddress()).isEqualTo(PHONE);
        });
    }

    @Test
    void given_a_registration_without_proof_when_it_comes_then_both_algorithms_are_offered_the_better_first() {
        Reply reply = answer(PHONE, register("li", "<sip:li@192.0.2.10>"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.values()).hasSize(2);
        assertThat(reply.values().getFirst()).contains("algorithm=SHA-256", "qop=\"auth\"", "realm=\"board.example\"");
        assertThat(reply.values().getLast()).contains("algorithm=MD5").doesNotContain("stale");
        assertThat(store.of("li")).isEmpty();
    }

    @Test
    void given_an_account_that_may_use_md5_alone_when_it_comes_then_it_is_asked_for_that_alone() {
        Reply asked = answer(PHONE, register("old", "<sip:old@192.0.2.10>"));
        assertThat(asked.values())
                .singleElement()
                .satisfies(each -> assertThat(each).contains("algorithm=MD5"));
        Reply proven = answer(PHONE, register("old", "<sip:old@192.0.2.10>").by("old", "wooden", DigestAlgorithm.MD5));
        assertThat(proven.status()).isEqualTo(200);
        Reply other =
                answer(PHONE, register("old", "<sip:old@192.0.2.10>").by("old", "wooden", DigestAlgorithm.SHA_256));
        assertThat(other.status()).isEqualTo(401);
    }

    @Test
    void given_wrong_passwords_when_they_come_then_the_answer_does_not_tell_whether_the_account_is_there() {
        Reply known = answer(PHONE, register("li", "<sip:li@192.0.2.10>").by("li", "guess", DigestAlgorithm.SHA_256));
        Reply unknown =
                answer(STRANGER, register("no", "<sip:no@192.0.2.66>").by("no", "guess", DigestAlgorithm.SHA_256));
        assertThat(withoutNonce(known)).isEqualTo(withoutNonce(unknown));
        assertThat(known.status()).isEqualTo(401);
    }

    @Test
    void given_a_registrar_without_md5_when_a_proof_by_it_comes_then_it_is_of_no_use() {
        registrar = registrar(new RegistrarSettings(REALM, List.of(DigestAlgorithm.SHA_256), 60, 600, 600, 10, 60_000));
        Reply reply = answer(PHONE, register("li", "<sip:li@192.0.2.10>").by("li", "secret", DigestAlgorithm.MD5));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.values())
                .singleElement()
                .satisfies(each -> assertThat(each).contains("SHA-256"));
        assertThat(store.of("li")).isEmpty();
    }

    @Test
    void given_the_proof_of_another_account_when_it_comes_then_it_is_of_no_use() {
        Reply reply = answer(PHONE, register("li", "<sip:x@192.0.2.10>").by("wang", "other", DigestAlgorithm.MD5));
        assertThat(reply).isEqualTo(Reply.of(403));
        assertThat(store.of("li")).isEmpty();
    }

    @Test
    void given_a_proof_when_it_comes_again_or_for_another_request_then_it_is_refused() {
        Draft once = register("li", "<sip:li@192.0.2.10>");
        String proof = once.proof("li", "secret", DigestAlgorithm.SHA_256, nonce(), 1);
        assertThat(answer(PHONE, once.and(proof)).status()).isEqualTo(200);
        Reply again = answer(PHONE, register("li", "<sip:evil@192.0.2.66>").and(proof));
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.values()).allMatch(value -> value.contains("stale=true"));
        String elsewhere = once.proof("li", "secret", DigestAlgorithm.SHA_256, nonce(), 1)
                .replace("uri=\"sip:board.example\"", "uri=\"sip:else.example\"");
        assertThat(answer(PHONE, register("li", "<sip:evil@192.0.2.66>").and(elsewhere))
                        .status())
                .isEqualTo(401);
        assertThat(store.of("li")).extracting(Registration::contact).containsExactly("sip:li@192.0.2.10");
    }

    @Test
    void given_a_nonce_when_it_is_used_with_higher_counts_then_it_serves_until_it_is_too_old() {
        String nonce = nonce();
        for (int count = 1; count <= 3; count++) {
            Draft next = register("li", "<sip:li@192.0.2.10>");
            assertThat(answer(PHONE, next.and(next.proof("li", "secret", DigestAlgorithm.MD5, nonce, count)))
                            .status())
                    .isEqualTo(200);
        }
        nowMs.addAndGet(300_001);
        Draft late = register("li", "<sip:li@192.0.2.10>");
        Reply reply = answer(PHONE, late.and(late.proof("li", "secret", DigestAlgorithm.MD5, nonce, 4)));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.values()).allMatch(value -> value.contains("stale=true"));
    }

    @Test
    void given_a_nonce_of_another_process_when_it_is_used_then_a_new_one_is_given_and_no_failure_is_counted() {
        String nonce = nonce();
        registrar = registrar();
        for (int i = 0; i < 10; i++) {
            Draft next = register("li", "<sip:li@192.0.2.10>");
            Reply reply = answer(PHONE, next.and(next.proof("li", "secret", DigestAlgorithm.MD5, nonce, 1 + i)));
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.values()).allMatch(value -> value.contains("stale=true"));
        }
    }

    @Test
    void given_several_contacts_when_they_are_put_changed_and_taken_away_then_each_stands_for_itself() {
        known(register("li", "<sip:a@192.0.2.10>;q=0.5;expires=100, <sip:b@192.0.2.10;transport=tcp>;expires=9999999"));
        Reply both = known(register("li", ""));
        assertThat(both.values())
                .containsExactly(
                        "<sip:a@192.0.2.10>;q=0.500;expires=100",
                        "<sip:b@192.0.2.10;transport=tcp>;q=1.000;expires=7200");
        nowMs.addAndGet(60_000);
        known(register("li", "<sip:a@192.0.2.10>;q=0.7;expires=100"));
        assertThat(known(register("li", "")).values())
                .containsExactlyInAnyOrder(
                        "<sip:a@192.0.2.10>;q=0.700;expires=100",
                        "<sip:b@192.0.2.10;transport=tcp>;q=1.000;expires=7140");
        assertThat(known(register("li", "<sip:b@192.0.2.10;transport=tcp>", "Expires: 0"))
                        .values())
                .hasSize(1);
        nowMs.addAndGet(100_000);
        assertThat(known(register("li", "")).values()).isEmpty();
    }

    @Test
    void given_contacts_when_all_are_taken_away_at_once_then_the_star_must_stand_alone_with_expires_0() {
        known(register("li", "<sip:a@192.0.2.10>, <sip:b@192.0.2.10>"));
        assertThat(known(register("li", "*", "Expires: 60")).status()).isEqualTo(400);
        assertThat(known(register("li", "*")).status()).isEqualTo(400);
        assertThat(store.of("li")).hasSize(2);
        assertThat(known(register("li", "*", "Expires: 0"))).isEqualTo(new Reply(200, "Contact", List.of()));
        assertThat(store.of("li")).isEmpty();
    }

    @Test
    void given_a_time_that_is_too_short_when_it_is_asked_for_then_the_least_is_named() {
        assertThat(known(register("li", "<sip:a@192.0.2.10>;expires=59")))
                .isEqualTo(Reply.of(423, "Min-Expires", "60"));
        assertThat(known(register("li", "<sip:a@192.0.2.10>", "Expires: 5")).status())
                .isEqualTo(423);
        assertThat(store.of("li")).isEmpty();
    }

    @Test
    void given_more_contacts_than_an_account_may_have_when_they_come_then_none_of_them_is_taken() {
        for (int i = 0; i < 10; i++) {
            assertThat(known(register("li", "<sip:p" + i + "@192.0.2.10>")).status())
                    .isEqualTo(200);
        }
        assertThat(known(register("li", "<sip:more@192.0.2.10>"))).isEqualTo(Reply.of(403));
        assertThat(store.of("li")).hasSize(10);
        assertThat(known(register("li", "<sip:p3@192.0.2.10>")).status()).isEqualTo(200);
    }

    @Test
    void given_a_request_that_was_overtaken_when_it_comes_then_it_changes_nothing() {
        cseq = 50;
        known(register("li", "<sip:a@192.0.2.10>"));
        cseq = 40;
        assertThat(known(register("li", "<sip:a@192.0.2.10>;expires=0")).status())
                .isEqualTo(400);
        assertThat(store.of("li")).hasSize(1);
    }

    @Test
    void given_contacts_that_are_no_phones_when_they_come_then_they_are_refused() {
        assertThat(known(register("li", "<mailto:li@phones.example>")).status()).isEqualTo(400);
        assertThat(known(register("li", "<sip:" + "long".repeat(200) + "@192.0.2.10>"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void given_the_forms_of_contacts_in_rfc_4475_when_they_come_then_what_belongs_to_the_address_is_kept() {
        known(register("li", "sip:+861012345@gate.example;newparam"));
        assertThat(store.of("li")).extracting(Registration::contact).containsExactly("sip:+861012345@gate.example");
        known(register("li", "*", "Expires: 0"));
        known(
                register(
                        "li",
                        "<sip:+861012345@gate.example;newparam>, <sip:li@p.example?Route=%3Csip:p.example%3E>, <sip:%00@p.example>"));
        assertThat(store.of("li"))
                .extracting(Registration::contact)
                .containsExactly(
                        "sip:+861012345@gate.example;newparam",
                        "sip:li@p.example?Route=%3Csip:p.example%3E",
                        "sip:%00@p.example");
    }

    @Test
    void given_guesses_when_they_go_on_then_each_waits_longer_and_the_address_is_banned_at_last() {
        for (int i = 0; i < Failures.FREE; i++) {
            assertThat(guess("li").status()).isEqualTo(401);
        }
        assertThat(guess("li").status()).isEqualTo(401);
        assertThat(guess("li")).isEqualTo(Reply.of(503, "Retry-After", "1"));
        nowMs.addAndGet(1_000);
        assertThat(guess("li").status()).isEqualTo(401);
        assertThat(guess("li")).isEqualTo(Reply.of(503, "Retry-After", "2"));
        for (int i = 0; i < Failures.TO_BAN; i++) {
            nowMs.addAndGet(Failures.MOST_DELAY_MS);
            guess("anybody" + i);
        }
        assertThat(bans.isBanned(STRANGER)).isTrue();
        assertThat(bans.isBanned(PHONE)).isFalse();
    }

    @Test
    void given_guesses_of_a_stranger_when_the_phone_itself_registers_again_then_it_need_not_wait() {
        known(register("li", "<sip:a@192.0.2.10>"));
        for (int i = 0; i < 6; i++) {
            guess("li");
        }
        assertThat(answer(
                                InetAddress.ofLiteral("192.0.2.11"),
                                register("li", "<sip:b@192.0.2.11>").by("li", "secret", DigestAlgorithm.MD5))
                        .status())
                .isEqualTo(503);
        assertThat(known(register("li", "<sip:a@192.0.2.10>")).status()).isEqualTo(200);
    }

    @Test
    void given_registrations_in_the_store_when_the_program_begins_anew_then_they_stand() {
        known(register("li", "<sip:a@192.0.2.10>;expires=100"));
        registrar = registrar();
        assertThat(known(register("li", "")).values()).containsExactly("<sip:a@192.0.2.10>;q=1.000;expires=100");
    }

    /** The example of RFC 7616 3.9.1, so that we do not agree with ourselves only. */
    @Test
    void given_the_example_of_the_rfc_when_it_is_checked_then_it_is_right() {
        String nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
        String cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        Map<DigestAlgorithm, String> responses = Map.of(
                DigestAlgorithm.MD5,
                "8ca523f5e9506fed4657c9700eebdbec",
                DigestAlgorithm.SHA_256,
                "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
        responses.forEach((algorithm, response) -> {
            String ha1 = Digest.hash(algorithm, "Mufasa:http-auth@example.org:Circle of Life");
            Digest digest = new Digest(
                    "Mufasa", algorithm, nonce, 1, new Digest.Proof("/dir/index.html", "00000001", cnonce, response));
            assertThat(digest.isOf(ha1, "GET")).isTrue();
            assertThat(digest.isOf(ha1, "PUT")).isFalse();
        });
    }

    @Test
    void given_more_nonces_than_are_kept_when_the_first_comes_again_then_it_is_not_taken_for_new() {
        Nonces nonces = new Nonces(() -> Instant.ofEpochMilli(nowMs.get()), new Random(7), 60_000);
        String first = nonces.next();
        assertThat(nonces.use(first, 1)).isTrue();
        nowMs.incrementAndGet();
        for (int i = 0; i < Nonces.MOST_USED; i++) {
            assertThat(nonces.use(nonces.next(), 1)).isTrue();
        }
        assertThat(nonces.use(first, 1)).isFalse();
        assertThat(nonces.use("AAAA" + nonces.next().substring(4), 1)).isFalse();
        assertThat(nonces.use("no nonce", 1)).isFalse();
    }

    private Reply guess(String account) {
        return answer(STRANGER, register(account, "<sip:x@192.0.2.66>").by(account, "guess", DigestAlgorithm.MD5));
    }

    /** From the phone that knows the password of li. */
    private Reply known(Draft draft) {
        return answer(PHONE, draft.by("li", "secret", DigestAlgorithm.SHA_256));
    }

    private Reply answer(InetAddress source, Draft draft) {
        byte[] bytes = draft.text().getBytes(StandardCharsets.ISO_8859_1);
        if (!(new MessageGuard().parseSIPMessage(bytes, true, false, null) instanceof SIPRequest request)) {
            throw new IllegalStateException(draft.text());
        }
        assertThat(MessageGuard.faultOf(request)).as(draft.text()).isZero();
        request.setPeerPacketSourceAddress(source);
        request.setPeerPacketSourcePort(5_060);
        return registrar.answer(request);
    }

    private String nonce() {
        String challenge = answer(PHONE, register("li", "")).values().getFirst();
        int at = challenge.indexOf("nonce=\"") + 7;
        return challenge.substring(at, challenge.indexOf('"', at));
    }

    private static List<String> withoutNonce(Reply reply) {
        return reply.values().stream()
                .map(value -> value.replaceAll("nonce=\"[^\"]*\"", ""))
                .toList();
    }

    private Registrar registrar() {
        return registrar(RegistrarSettings.usual(REALM));
    }

    private Registrar registrar(RegistrarSettings settings) {
        Credentials credentials = (account, algorithm) -> switch (account) {
            case "li" -> Optional.of(Digest.hash(algorithm, "li:" + REALM + ":secret"));
            case "wang" -> Optional.of(Digest.hash(algorithm, "wang:" + REALM + ":other"));
            case "old" ->
                algorithm == DigestAlgorithm.MD5
                        ? Optional.of(Digest.hash(algorithm, "old:" + REALM + ":wooden"))
                        : Optional.empty();
            default -> Optional.empty();
        };
        return new Registrar(
                settings, credentials, store, bans, () -> Instant.ofEpochMilli(nowMs.get()), new Random(cseq));
    }

    private Draft register(String account, String contact, String... more) {
        cseq++;
        return new Draft("REGISTER sip:board.example SIP/2.0\r\nVia: SIP/2.0/UDP p.example;branch=z9hG4bK-" + cseq
                + "\r\nFrom: <sip:" + account + "@board.example>;tag=1\r\nTo: <sip:" + account
                + "@board.example>\r\nCall-ID: one\r\nCSeq: " + cseq + " REGISTER\r\n"
                + (contact.isEmpty() ? "" : "Contact: " + contact + "\r\n")
                + String.join("\r\n", more) + (more.length == 0 ? "" : "\r\n") + "Content-Length: 0\r\n\r\n");
    }

    /** A registration in the making. */
    private final class Draft {

        private final String text;

        Draft(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        Draft and(String header) {
            return new Draft(text.replace("Content-Length", header + "\r\nContent-Length"));
        }

        Draft by(String account, String password, DigestAlgorithm algorithm) {
            return and(proof(account, password, algorithm, nonce(), 1));
        }

        String proof(String account, String password, DigestAlgorithm algorithm, String nonce, int count) {
            String ha1 = Digest.hash(algorithm, account + ":" + REALM + ":" + password);
            String ha2 = Digest.hash(algorithm, "REGISTER:sip:board.example");
            String nc = "%08x".formatted(count);
            String response = Digest.hash(algorithm, ha1 + ":" + nonce + ":" + nc + ":mine:auth:" + ha2);
            return "Authorization: Digest username=\"" + account + "\",realm=\"" + REALM + "\",nonce=\"" + nonce
                    + "\",uri=\"sip:board.example\",qop=auth,nc=" + nc + ",cnonce=\"mine\",response=\"" + response
                    + "\",algorithm=" + algorithm.label();
        }
    }
}
