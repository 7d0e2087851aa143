package org.huawu.server.trunks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.huawu.kernel.ClientId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.switchboard.engine.PrefixCap;
import org.huawu.switchboard.sip.NumberWriting;
import org.huawu.switchboard.sip.SipTransport;
import org.huawu.switchboard.sip.SoundEncryption;
import org.huawu.switchboard.sip.TrunkAccount;
import org.huawu.switchboard.sip.TrunkLimits;
import org.huawu.switchboard.sip.TrunkPeer;
import org.huawu.switchboard.sip.TrunkSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Trunks as an administrator sets them, and what the switchboard is told of them. */
@HuawuServerTest
class TrunksTest {

    private final World world;
    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final Trunks trunks;
    private final TrunksInForce inForce;
    private final Browser administrator;
    private final ClientId client;
    private final String name;

    TrunksTest(@Autowired BeanFactory beans) {
        this.world = beans.getBean(World.class);
        this.work = beans.getBean(ScopedWork.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.trunks = beans.getBean(Trunks.class);
        this.inForce = beans.getBean(TrunksInForce.class);
        this.administrator = new Browser(beans.getBean(EdgeAddresses.class).httpPort());
        this.client = world.client().id();
        this.name = world.name("trunk");
    }

    @BeforeEach
    void signIn() {
        World.Somebody somebody = world.administrator();
        assertThat(administrator
                        .signIn(somebody.loginName(), somebody.password())
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void removeAll() {
        assertThat(administrator
                        .put("/api/trunks/rules", Map.of("takesStrangers", true, "caps", List.of()))
                        .status())
                .isEqualTo(200);
        work.run(
                Scope.all(),
                () -> trunks.trunks(new PageRequest(PageRequest.MAX_LIMIT, null))
                        .items()
                        .forEach(each -> trunks.remove(each.id())));
    }

    @Test
    void given_a_trunk_when_it_is_added_then_the_switchboard_is_told_it_and_its_password_is_never_shown() {
        Answer added = administrator.post("/api/trunks", wanted());
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.raw().body()).doesNotContain("secret");
        assertThat(administrator.get("/api/trunks").raw().body()).contains(name).doesNotContain("secret");
        assertThat(own()).satisfies(settings -> {
            assertThat(settings.name()).isEqualTo(added.body().path("id").asString());
            assertThat(settings.account()).contains(new TrunkAccount("huawu", "secret"));
            assertThat(settings.peers())
                    .extracting(each -> each.address().getPort())
                    .containsExactly(5_061, 5_070);
            assertThat(settings.peers()).extracting(each -> each.transport()).contains(SipTransport.TLS);
            assertThat(settings.domain()).isEqualTo("192.0.2.10");
            assertThat(settings.shown()).containsExactly("4006001000");
            assertThat(settings.writing()).isEqualTo(NumberWriting.E164);
            assertThat(settings.limits()).isEqualTo(new TrunkLimits(60, 10, 4_000, 30_000, 60_000));
            assertThat(settings.manner().isTrusted()).isTrue();
        });
        assertThat(stored("sealed_password")).doesNotContain("secret").isNotEmpty();
    }

    @Test
    void given_a_trunk_when_it_is_changed_then_what_was_and_what_is_are_kept_and_the_password_stays() {
        JsonNode added = administrator.post("/api/trunks", wanted()).body();
        Map<String, Object> other = wanted();
        other.put("version", added.path("version").asInt());
        other.put("mostCalls", 30);
        other.put("trusted", false);
        other.remove("accountPassword");
        Answer changed = administrator.put("/api/trunks/" + added.path("id").asString(), other);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(own().account()).contains(new TrunkAccount("huawu", "secret"));
        assertThat(own().limits().mostCalls()).isEqualTo(30);
        JsonNode entry = entry("trunk.changed");
        assertThat(entry.path("changes").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"field\":\"trusted\",\"before\":\"true\",\"after\":\"false\"}",
                        "{\"field\":\"mostCalls\",\"before\":\"60\",\"after\":\"30\"}");

        other.put("version", changed.body().path("version").asInt());
        other.put("accountPassword", "another");
        assertThat(administrator
                        .put("/api/trunks/" + added.path("id").asString(), other)
                        .status())
                .isEqualTo(200);
        assertThat(own().account()).contains(new TrunkAccount("huawu", "another"));
        assertThat(entry("trunk.changed").path("changes").toString())
                .isEqualTo("[{\"field\":\"accountPassword\",\"before\":\"***\",\"after\":\"***\"}]");
        assertThat(administrator.get("/api/identity/audit?limit=200").raw().body())
                .doesNotContain("secret")
                .doesNotContain("another");
    }

    @Test
    void given_the_peer_of_a_trunk_when_another_wants_it_too_then_it_is_refused_with_the_name_of_the_first() {
        JsonNode added = administrator.post("/api/trunks", wanted()).body();
        Map<String, Object> other = wanted();
        other.put("name", world.name("trunk"));
        Answer refused = administrator.post("/api/trunks", other);
        assertThat(refused.errorId()).isEqualTo("peer-of-another-trunk");
        assertThat(refused.body().path("detail").asString()).contains(name, "192.0.2.10", "5061");

        Map<String, Object> same = wanted();
        same.put("version", added.path("version").asInt());
        assertThat(administrator
                        .put("/api/trunks/" + added.path("id").asString(), same)
                        .status())
                .isEqualTo(200);
        other.put("peers", List.of(Map.of("address", "192.0.2.10", "port", 5_999)));
        assertThat(administrator.post("/api/trunks", other).status()).isEqualTo(201);
    }

    @Test
    void given_many_who_add_a_trunk_with_one_peer_at_once_when_they_are_done_then_there_is_one() throws Exception {
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                Map<String, Object> each = wanted();
                each.put("name", name + " " + i);
                many.execute(() ->
                        statuses.add(administrator.post("/api/trunks", each).status()));
            }
        }
        assertThat(statuses).hasSize(8).containsOnlyOnce(201);
    }

    @Test
    void given_a_wish_for_encryption_when_a_change_says_nothing_of_it_then_it_stays() {
        Map<String, Object> wanted = wanted();
        wanted.put("encryption", "required");
        wanted.put("encryptionWithoutTls", true);
        JsonNode added = administrator.post("/api/trunks", wanted).body();
        Map<String, Object> other = wanted();
        other.put("version", added.path("version").asInt());
        JsonNode after = administrator
                .put("/api/trunks/" + added.path("id").asString(), other)
                .body();
        assertThat(after.path("encryption").asString()).isEqualTo("required");
        assertThat(after.path("encryptionWithoutTls").asBoolean()).isTrue();
    }

    @Test
    void given_a_peer_with_an_ipv6_address_when_no_domain_is_said_then_that_address_is_it() {
        Map<String, Object> wanted = wanted();
        wanted.put("peers", List.of(Map.of("address", "2001:db8::10")));
        wanted.remove("domain");
        Answer added = administrator.post("/api/trunks", wanted);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("domain").asString()).isEqualTo("2001:db8:0:0:0:0:0:10");
    }

    @Test
    void given_a_trunk_that_somebody_else_changed_when_it_is_changed_then_nothing_is_written_over() {
        JsonNode added = administrator.post("/api/trunks", wanted()).body();
        Map<String, Object> other = wanted();
        other.put("version", added.path("version").asInt());
        String path = "/api/trunks/" + added.path("id").asString();
        assertThat(administrator.put(path, other).status()).isEqualTo(200);
        assertThat(administrator.put(path, other).errorId()).isEqualTo("trunk-changed");
        other.remove("version");
        assertThat(administrator.put(path, other).errorId()).isEqualTo("trunk-changed");
        assertThat(administrator.put("/api/trunks/1", other).errorId()).isEqualTo("trunk-unknown");
    }

    @Test
    void given_a_trunk_when_it_is_removed_then_it_is_gone_and_the_trail_says_what_it_was() {
        String id =
                administrator.post("/api/trunks", wanted()).body().path("id").asString();
        assertThat(administrator.delete("/api/trunks/" + id, null).status()).isEqualTo(204);
        assertThat(find()).isEmpty();
        assertThat(entry("trunk.removed").path("changes").toString()).contains("192.0.2.10 5061 tls 1/1");
        assertThat(administrator.delete("/api/trunks/" + id, null).errorId()).isEqualTo("trunk-unknown");
    }

    @Test
    void given_a_trunk_without_an_account_when_it_had_one_then_its_password_goes_with_it() {
        JsonNode added = administrator.post("/api/trunks", wanted()).body();
        Map<String, Object> other = wanted();
        other.put("version", added.path("version").asInt());
        other.remove("accountUser");
        other.remove("accountPassword");
        assertThat(administrator
                        .put("/api/trunks/" + added.path("id").asString(), other)
                        .status())
                .isEqualTo(200);
        assertThat(own().account()).isEmpty();
        assertThat(stored("sealed_password")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            name,             '"  "',                                        name-invalid
            clientId,         '"1"',                                         client-unknown
            peers,            '[]',                                          peers-out-of-range
            peers,            '[{"address":"carrier.example"}]',             peer-address-invalid
            peers,            '[{"address":"0.0.0.0"}]',                     peer-address-invalid
            peers,            '[{"address":"::1","port":0}]',                value-out-of-range
            peers,            '[{"address":"::1"},{"address":"::1"}]',       peer-twice
            domain,           '"a b"',                                       domain-invalid
            accountUser,      '"a:b"',                                       account-user-invalid
            accountPassword,  'null',                                        account-password-missing
            accountPassword,  '"中文"',                                        account-password-invalid
            shown,            '["10086","abc"]',                             shown-invalid
            mostCalls,        '0',                                           value-out-of-range
            mostCallsASecond, '1001',                                        value-out-of-range
            mostSilenceMs,    '499',                                         value-out-of-range
            restMs,           '-1',                                          value-out-of-range
            registerSeconds,  '59',                                          value-out-of-range
            proxy,            '{"address":"proxy.example"}',                 proxy-address-invalid
            bound,            '"here"',                                      bound-address-invalid
            bound,            '"0.0.0.0"',                                   bound-address-invalid
            advertised,       '"here"',                                      advertised-address-invalid
            proxy,            '{"address":"::1","port":65536}',              value-out-of-range
            probeMs,          '999',                                         value-out-of-range
            """)
    void given_a_part_that_is_not_right_when_a_trunk_is_added_then_the_refusal_names_it(
            String field, String json, String errorId) {
        Map<String, Object> wrong = wanted();
        wrong.put(field, tools.jackson.databind.json.JsonMapper.shared().readTree(json));
        Answer answer = administrator.post("/api/trunks", wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorId()).isEqualTo(errorId);
        assertThat(answer.body().path("detail").asString()).isNotBlank();
        assertThat(find()).isEmpty();
    }

    @Test
    void given_a_carrier_to_register_with_by_a_proxy_when_it_is_set_then_the_switchboard_is_told_both() {
        Map<String, Object> wanted = wanted();
        wanted.put("registerSeconds", 600);
        wanted.put("advertised", " 203.0.113.5 ");
        wanted.put("bound", " 192.0.2.1 ");
        wanted.put("proxy", Map.of("address", "192.0.2.20", "transport", "tcp"));
        Answer added = administrator.post("/api/trunks", wanted);
        assertThat(added.body().path("proxy").toString())
                .isEqualTo("{\"address\":\"192.0.2.20\",\"port\":5060,\"transport\":\"tcp\"}");
        assertThat(own().manner().registerS()).isEqualTo(600);
        assertThat(own().manner().bound()).contains(InetAddress.ofLiteral("192.0.2.1"));
        assertThat(own().manner().advertised()).contains(InetAddress.ofLiteral("203.0.113.5"));
        assertThat(own().manner().proxy().map(TrunkPeer::transport)).contains(SipTransport.TCP);
        wanted.put("version", added.body().path("version").asInt());
        wanted.remove("accountUser");
        String path = "/api/trunks/" + added.body().path("id").asString();
        assertThat(administrator.put(path, wanted).errorId()).isEqualTo("register-needs-account");
    }

    @Test
    void
            given_a_carrier_of_which_encryption_is_required_when_it_is_set_then_keys_go_over_tls_alone_or_it_is_said_plainly() {
        Map<String, Object> wanted = wanted();
        Answer added = administrator.post("/api/trunks", wanted);
        assertThat(own().manner().encryption()).isEqualTo(SoundEncryption.USUAL);
        wanted.put("version", added.body().path("version").asInt());
        wanted.put("encryption", "required");
        wanted.remove("accountPassword");
        String path = "/api/trunks/" + added.body().path("id").asString();
        Answer refused = administrator.put(path, wanted);
        assertThat(refused.errorId()).as("one peer is by UDP").isEqualTo("trunk-encryption-needs-tls");
        assertThat(refused.raw().body()).contains("\"encryption\"");
        wanted.put("encryptionWithoutTls", true);
        Answer changed = administrator.put(path, wanted);
        assertThat(changed.body().path("encryption").asString()).isEqualTo("required");
        assertThat(own().manner().encryption()).isEqualTo(new SoundEncryption(SoundEncryption.Wish.REQUIRED, true));
        assertThat(entry("trunk.changed").path("changes").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"field\":\"encryption\",\"before\":\"taken\",\"after\":\"required\"}",
                        "{\"field\":\"encryptionWithoutTls\",\"before\":\"false\",\"after\":\"true\"}");
        wanted.put("version", changed.body().path("version").asInt());
        wanted.put("encryptionWithoutTls", false);
        wanted.put("proxy", Map.of("address", "192.0.2.20", "transport", "tls"));
        assertThat(administrator.put(path, wanted).status())
                .as("all goes through the proxy")
                .isEqualTo(200);
        assertThat(own().manner().encryption()).isEqualTo(new SoundEncryption(SoundEncryption.Wish.REQUIRED, false));
    }

    @Test
    void given_a_name_that_the_client_has_when_another_trunk_takes_it_then_it_is_refused() {
        assertThat(administrator.post("/api/trunks", wanted()).status()).isEqualTo(201);
        Map<String, Object> other = wanted();
        other.put("peers", List.of(Map.of("address", "192.0.2.99")));
        assertThat(administrator.post("/api/trunks", other).errorId()).isEqualTo("name-taken");
    }

    @Test
    void given_rules_when_they_are_set_then_the_switchboard_is_told_and_the_trail_says_what_they_were() {
        Map<String, Object> rules = new HashMap<>();
        rules.put("takesStrangers", false);
        rules.put("caps", List.of(Map.of("prefix", "1", "mostAnHour", 500), Map.of("prefix", "+", "mostAnHour", 0)));
        assertThat(administrator.put("/api/trunks/rules", rules).errorId())
                .as("nobody could call any more")
                .isEqualTo("trunk-needed");
        assertThat(administrator.post("/api/trunks", wanted()).status()).isEqualTo(201);
        assertThat(administrator.put("/api/trunks/rules", rules).status()).isEqualTo(200);
        assertThat(inForce.read().takesStrangers()).isFalse();
        assertThat(inForce.read().caps()).containsExactlyInAnyOrder(new PrefixCap("1", 500), new PrefixCap("+", 0));
        assertThat(administrator.get("/api/trunks/rules").body().path("caps").size())
                .isEqualTo(2);
        rules.put("caps", List.of(Map.of("prefix", "1", "mostAnHour", 100)));
        assertThat(administrator.put("/api/trunks/rules", rules).status()).isEqualTo(200);
        assertThat(entry("call-rules.set").path("changes").valueStream().map(JsonNode::toString))
                .containsExactlyInAnyOrder(
                        "{\"field\":\"caps 1\",\"before\":\"500\",\"after\":\"100\"}",
                        "{\"field\":\"caps +\",\"before\":\"0\",\"after\":null}");
        for (String prefix : List.of("a", "1234567890123456", "++")) {
            rules.put("caps", List.of(Map.of("prefix", prefix, "mostAnHour", 1)));
            assertThat(administrator.put("/api/trunks/rules", rules).errorId()).isEqualTo("prefix-invalid");
        }
        rules.put("caps", List.of(Map.of("prefix", "1", "mostAnHour", 100_001)));
        assertThat(administrator.put("/api/trunks/rules", rules).errorId()).isEqualTo("value-out-of-range");
    }

    @Test
    void given_a_scope_of_another_client_when_trunks_are_read_then_there_are_none() {
        assertThat(administrator.post("/api/trunks", wanted()).status()).isEqualTo(201);
        ClientId other = world.client().id();
        assertThat(namesSeenBy(other)).doesNotContain(name);
        assertThat(namesSeenBy(client)).contains(name);
    }

    @Test
    void given_no_switchboard_here_when_states_are_asked_for_then_there_are_none() {
        assertThat(administrator.post("/api/trunks", wanted()).status()).isEqualTo(201);
        assertThat(administrator.get("/api/trunks/states").raw().body()).isEqualTo("[]");
    }

    private List<String> namesSeenBy(ClientId of) {
        return work.in(
                new Scope(false, java.util.Set.of(of), java.util.Set.of(), java.util.Set.of()),
                () -> trunks.trunks(new PageRequest(PageRequest.MAX_LIMIT, null)).items().stream()
                        .map(Trunk::name)
                        .toList());
    }

    private Map<String, Object> wanted() {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("name", name);
        wanted.put("clientId", String.valueOf(client.value()));
        wanted.put(
                "peers",
                new ArrayList<>(List.of(
                        Map.of("address", "192.0.2.10", "transport", "tls"),
                        Map.of("address", "192.0.2.11", "port", 5_070, "priority", 2, "weight", 3))));
        wanted.put("accountUser", "huawu");
        wanted.put("accountPassword", "secret");
        wanted.put("shown", List.of("400 600 1000"));
        wanted.put("writing", "e164");
        wanted.put("trusted", true);
        wanted.put("mostCalls", 60);
        return wanted;
    }

    private TrunkSettings own() {
        return find().orElseThrow();
    }

    /** The one of this test: its client has no other. */
    private Optional<TrunkSettings> find() {
        String id = stored("id");
        return inForce.read().trunks().stream()
                .filter(each -> each.name().equals(id))
                .findFirst();
    }

    private String stored(String column) {
        return work.in(
                Scope.all(),
                () -> jdbc.sql("SELECT coalesce(" + column + "::text, '') FROM trunks.trunk WHERE client_id = :client")
                        .param("client", client.value())
                        .query(String.class)
                        .optional()
                        .orElse(""));
    }

    /** The last entry of that action. */
    private JsonNode entry(String action) {
        return administrator
                .get("/api/identity/audit?limit=50")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("action").asString().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
