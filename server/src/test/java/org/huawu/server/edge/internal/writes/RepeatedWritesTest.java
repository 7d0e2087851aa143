package org.huawu.server.edge.internal.writes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.TestDatabase;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuawuServerTest
@Import({Ledger.class, Gate.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedWritesTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final JdbcClient database;
    private final Purge purge;
    private final StillClock clock;
    private final Gate gate;
    private final int port;
    private final Somebody person;
    private Browser browser;
    private String text = "";
    private String key = "";

    RepeatedWritesTest(
            @Autowired World world,
            @Autowired JdbcClient database,
            @Autowired Purge purge,
            @Autowired StillClock clock,
            @Autowired Gate gate,
            @Autowired EdgeAddresses addresses) {
        this.database = database;
        this.purge = purge;
        this.clock = clock;
        this.gate = gate;
        this.port = addresses.httpPort();
        this.person = world.administrator();
        this.browser = signedIn(person);
    }

    @BeforeEach
    void chooseWords() {
        text = UUID.randomUUID().toString();
        key = "key-" + text;
        browser.without(KEY);
    }

    @BeforeAll
    static void makeLedger() throws SQLException {
        try (Connection owner = TestDatabase.shared().owner();
                Statement statement = owner.createStatement()) {
            statement.execute("create schema if not exists writetest");
            statement.execute("create table if not exists writetest.entry"
                    + " (number bigint generated always as identity, text text not null)");
        }
    }

    @Test
    void given_a_write_with_a_key_when_repeated_then_it_is_done_once_and_answered_alike() {
        Answer first = enter("/entries");
        Answer second = enter("/entries");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.raw().body()).isEqualTo(first.raw().body());
        assertThat(second.raw().headers().firstValue("Content-Type"))
                .isEqualTo(first.raw().headers().firstValue("Content-Type"));
        assertThat(first.raw().headers().firstValue(REPLAYED)).isEmpty();
        assertThat(second.raw().headers().firstValue(REPLAYED)).contains("true");
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void given_a_write_without_answer_when_repeated_then_the_status_is_the_same() {
        browser.with(KEY, key);
        assertThat(browser.post("/api/ledger/nothing", Map.of()).status()).isEqualTo(204);
        Answer second = browser.post("/api/ledger/nothing", Map.of());
        assertThat(second.status()).isEqualTo(204);
        assertThat(second.raw().headers().firstValue(REPLAYED)).contains("true");
    }

    @Test
    void given_a_deletion_with_a_key_when_repeated_then_it_is_not_said_that_nothing_is_there() {
        enter("/entries");
        browser.with(KEY, key + "-deletion");
        assertThat(browser.delete("/api/ledger/entries/" + text, null).status()).isEqualTo(204);
        assertThat(browser.delete("/api/ledger/entries/" + text, null).status()).isEqualTo(204);
        assertThat(entries()).isZero();
    }

    @Test
    void given_no_key_when_a_write_is_repeated_then_it_is_done_twice() {
        browser.post("/api/ledger/entries", Map.of("text", text));
        browser.post("/api/ledger/entries", Map.of("text", text));
        assertThat(entries()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"/api/ledger/entries, other", "/api/ledger/entries?x=1, ", "/api/ledger/slow, "})
    void given_a_key_used_before_when_another_request_brings_it_then_it_is_refused(String address, String more) {
        enter("/entries");
        Answer other = browser.post(address, Map.of("text", text + (more == null ? "" : more)));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.errorId()).isEqualTo("idempotency-key-reused");
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void given_a_key_of_one_person_when_another_uses_it_then_they_do_not_meet(@Autowired World world) {
        enter("/entries");
        Answer other = signedIn(world.administrator()).with(KEY, key).post("/api/ledger/entries", Map.of("text", text));
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.raw().headers().firstValue(REPLAYED)).isEmpty();
        assertThat(entries()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space in it", "semi;colon;key"})
    void given_an_ill_formed_key_when_sent_then_it_is_refused(String bad) {
        Answer answer = browser.with(KEY, bad).post("/api/ledger/entries", Map.of("text", text));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorId()).isEqualTo("idempotency-key-invalid");
        assertThat(entries()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/rejected, 422", "/refused, 409", "/failing, 500"})
    void given_a_write_that_is_refused_when_looked_at_then_nothing_of_it_is_left_and_the_key_is_free(
            String path, int status) {
        assertThat(enter(path).status()).isEqualTo(status);
        assertThat(entries()).isZero();
        assertThat(keys()).isZero();
        assertThat(enter("/entries").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rejected", "/refused", "/failing"})
    void given_no_key_when_a_write_is_refused_then_nothing_of_it_is_left(String path) {
        browser.post("/api/ledger" + path, Map.of("text", text));
        assertThat(entries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/secret", "/long"})
    void given_an_answer_that_is_not_kept_when_repeated_then_it_is_said_that_it_happened(String path) {
        assertThat(enter(path).status()).isEqualTo(200);
        Answer second = enter(path);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.errorId()).isEqualTo("answer-not-repeatable");
        assertThat(entries()).isEqualTo(1);
        assertThat(database.sql("select count(*) from edge.idempotent_write where key = ? and answer is null")
                        .param(key)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void given_a_method_without_transaction_when_called_then_there_is_none_and_the_key_is_not_kept() {
        assertThat(enter("/apart").raw().body()).isEqualTo("false");
        assertThat(keys()).isZero();
        assertThat(browser.get("/api/ledger/within").raw().body()).isEqualTo("false");
    }

    @Test
    void given_a_write_in_flight_when_repeated_then_it_is_said_so_and_later_answered_alike() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Browser other = signedIn(person).with(KEY, key);
            Future<Answer> slow = threads.submit(() -> other.post("/api/ledger/slow", Map.of("text", text)));
            gate.awaitOne();
            Answer early = enter("/slow");
            assertThat(early.status()).isEqualTo(409);
            assertThat(early.errorId()).isEqualTo("idempotency-key-in-flight");
            assertThat(early.raw().headers().firstValue("Retry-After")).contains("1");
            gate.open();
            assertThat(slow.get().status()).isEqualTo(202);
            Answer late = enter("/slow");
            assertThat(late.status()).isEqualTo(202);
            assertThat(late.raw().body()).isEqualTo(slow.get().raw().body());
            assertThat(entries()).isEqualTo(1);
        }
    }

    @Test
    void given_many_at_once_with_one_key_when_answered_then_one_was_carried_out() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 6)
                    .mapToObj(i -> signedIn(person).with(KEY, key))
                    .map(each -> threads.submit(() -> each.post("/api/ledger/entries", Map.of("text", text))))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
                assertThat(answer.get().raw().body())
                        .isEqualTo(answers.getFirst().get().raw().body());
            }
        }
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void given_a_day_has_passed_when_purged_then_old_keys_are_forgotten_and_young_ones_are_not() {
        remember("old-" + text, Duration.ofHours(25));
        remember("young-" + text, Duration.ofHours(23));
        purge.run();
        key = "old-" + text;
        assertThat(keys()).isZero();
        key = "young-" + text;
        assertThat(keys()).isEqualTo(1);
    }

    private void remember(String remembered, Duration ago) {
        database.sql("insert into edge.idempotent_write (person, key, request_hash, at, status)"
                        + " values ('7', ?, ?, ?, 204)")
                .params(remembered, "0".repeat(64), clock.instant().minus(ago).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Answer enter(String path) {
        return browser.with(KEY, key).post("/api/ledger" + path, Map.of("text", text));
    }

    private long entries() {
        return database.sql("select count(*) from writetest.entry where text = ?")
                .param(text)
                .query(Long.class)
                .single();
    }

    private long keys() {
        return database.sql("select count(*) from edge.idempotent_write where key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private Browser signedIn(Somebody who) {
        Browser fresh = new Browser(port);
        assertThat(fresh.signIn(who.loginName(), who.password()).status()).isEqualTo(200);
        return fresh;
    }
}
