package org.huawu.server.telephones;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huawu.kernel.VendorId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.organisation.Project;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.World;
import org.huawu.switchboard.sip.SoundEncryption;
import org.huawu.switchboard.sip.WaitingMessages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Telephones as an administrator sets them, and the codes by which agents take seats from them. */
@HuawuServerTest
class TelephonesTest {

    private static final String CODE = "739152";

    private final World world;
    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final HouseTelephones house;
    private final SeatCodes codes;
    private final int port;
    private final Browser administrator;
    private final String number = String.valueOf(20_000_000 + new SecureRandom().nextInt(70_000_000));

    TelephonesTest(@Autowired BeanFactory beans) {
        this.world = beans.getBean(World.class);
        this.work = beans.getBean(ScopedWork.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.house = beans.getBean(HouseTelephones.class);
        this.codes = beans.getBean(SeatCodes.class);
        this.port = beans.getBean(EdgeAddresses.class).httpPort();
        this.administrator = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        signIn(administrator, world.administrator());
    }

    @Test
    void given_a_telephone_when_it_is_added_then_its_secrets_are_shown_once_and_kept_sealed() {
        Answer added = administrator.post("/api/telephones", wanted(Map.of("mac", "00-15-65-AB-cd-EF")));
        assertThat(added.status()).isEqualTo(201);
        String password = added.body().path("password").asString();
        String path = added.body().path("settingsUrl").asString();
        assertThat(password).hasSize(20);
        assertThat(path).matches("https://[^/]+:[0-9]+/provision/[A-Za-z0-9_-]{32}/");
        assertThat(added.body().path("telephone").path("mac").asString()).isEqualTo("001565abcdef");
        assertThat(administrator.get("/api/telephones?limit=200").raw().body())
                .contains(number)
                .doesNotContain(password)
                .doesNotContain(path);
        assertThat(administrator.get("/api/identity/audit?limit=200").raw().body())
                .contains("telephone.added")
                .doesNotContain(password)
                .doesNotContain(path);
        assertThat(stored()).doesNotContain(password).doesNotContain(path.split("/", -1)[4]);
        assertThat(house.find(number)).hasValueSatisfying(each -> {
            assertThat(each.answersItself()).isTrue();
            assertThat(each.contacts()).isEmpty();
        });
        remove(added.body().path("telephone"));
        assertThat(house.find(number)).isEmpty();
    }

    @Test
    void given_a_telephone_when_it_is_changed_then_what_was_and_what_is_are_kept_and_nothing_is_written_over() {
        JsonNode telephone =
                administrator.post("/api/telephones", wanted(Map.of())).body().path("telephone");
        String path = "/api/telephones/" + telephone.path("id").asString();
        Map<String, Object> other = wanted(
                Map.of("version", telephone.path("version").asInt(), "transport", "tls", "answersItself", false));
        other.put("lampUnasked", true);
        assertThat(house.registrar().lamps().show(number, new WaitingMessages(1, 2)))
                .isTrue();
        assertThat(administrator.put(path, other).status()).isEqualTo(200);
        assertThat(administrator.put(path, other).errorId()).isEqualTo("telephone-changed");
        assertThat(house.find(number).orElseThrow().answersItself()).isFalse();
        JsonNode entry = administrator
                .get("/api/identity/audit?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("action").asString().equals("telephone.changed"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("changes").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"field\":\"transport\",\"before\":\"udp\",\"after\":\"tls\"}",
                        "{\"field\":\"answersItself\",\"before\":\"true\",\"after\":\"false\"}",
                        "{\"field\":\"lampUnasked\",\"before\":\"false\",\"after\":\"true\"}");
        assertThat(house.registrar().lamps().of(number)).isEqualTo(new WaitingMessages(1, 2));
        other.put("mac", "001565abcd00");
        other.put("version", 2);
        assertThat(administrator.put(path, other).errorId()).isEqualTo("mac-needs-renewal");
        Answer renewed = administrator.post(path + "/secrets", Map.of());
        assertThat(renewed.body().path("password").asString()).hasSize(20);
        assertThat(renewed.body().path("settingsUrl").isNull()).isTrue();
        remove(telephone);
    }

    @ParameterizedTest
    @CsvSource({
        "number, 1, telephone-number-invalid",
        "number, 80a, telephone-number-invalid",
        "number, 123456789, telephone-number-invalid",
        "mac, 0015, mac-invalid",
        "name, '', name-invalid",
        "vendorId, 9007199254740991, vendor-unknown"
    })
    void given_something_that_is_not_right_when_it_is_added_then_the_field_is_named(
            String field, String value, String errorId) {
        Answer refused = administrator.post("/api/telephones", wanted(Map.of(field, value)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorId()).isEqualTo(errorId);
    }

    @Test
    void given_a_number_that_is_taken_when_it_is_wanted_again_then_it_is_refused() {
        JsonNode telephone =
                administrator.post("/api/telephones", wanted(Map.of())).body().path("telephone");
        Answer refused = administrator.post("/api/telephones", wanted(Map.of()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.errorId()).isEqualTo("telephone-number-taken");
        remove(telephone);
    }

    @Test
    void given_a_wish_for_encryption_when_it_is_set_then_the_switchboard_and_the_trail_hear_of_it() {
        JsonNode telephone =
                administrator.post("/api/telephones", wanted(Map.of())).body().path("telephone");
        assertThat(house.registrar().encryptionOf(number)).isEqualTo(SoundEncryption.USUAL);
        Map<String, Object> other =
                wanted(Map.of("version", telephone.path("version").asInt()));
        other.putAll(Map.of("encryption", "required", "encryptionWithoutTls", true));
        String path = "/api/telephones/" + telephone.path("id").asString();
        assertThat(administrator.put(path, other).body().path("encryption").asString())
                .isEqualTo("required");
        assertThat(house.registrar().encryptionOf(number))
                .isEqualTo(new SoundEncryption(SoundEncryption.Wish.REQUIRED, true));
        assertThat(administrator.get("/api/identity/audit?limit=200").raw().body())
                .contains("{\"field\":\"encryption\",\"before\":\"taken\",\"after\":\"required\"}")
                .contains("{\"field\":\"encryptionWithoutTls\",\"before\":\"false\",\"after\":\"true\"}");
        remove(telephone);
        assertThat(house.registrar().encryptionOf(number)).isEqualTo(SoundEncryption.USUAL);
    }

    @Test
    void given_a_telephone_that_is_set_by_its_file_when_it_is_to_say_keys_without_tls_then_that_must_be_said_plainly() {
        Map<String, Object> wanted = wanted(Map.of("mac", "001565abcd03", "encryption", "required"));
        Answer refused = administrator.post("/api/telephones", wanted);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorId()).isEqualTo("telephone-encryption-needs-tls");
        wanted.remove("mac");
        JsonNode added = administrator.post("/api/telephones", wanted).body();
        assertThat(added.path("telephone").path("encryption").asString()).isEqualTo("required");
        remove(added.path("telephone"));
    }

    @Test
    void given_a_telephones_settings_when_they_are_fetched_without_https_then_there_is_nothing() {
        JsonNode added = administrator
                .post("/api/telephones", wanted(Map.of("mac", "001565abcd01")))
                .body();
        String path = URI.create(added.path("settingsUrl").asString()).getPath();
        assertThat(new Browser(port).get(path + "001565abcd01.cfg").status()).isEqualTo(404);
        remove(added.path("telephone"));
    }

    @Test
    void given_an_agent_when_the_own_code_is_keyed_in_then_the_seat_is_the_agents_and_after_five_wrong_ones_it_rests() {
        var vendor = world.vendor();
        Project project = world.project(world.client(), vendor);
        World.Somebody agent = world.agent(vendor, project);
        Browser desk = new Browser(port);
        signIn(desk, agent);
        assertThat(desk.get("/api/telephones/own-code").body().path("number").isNull())
                .isTrue();
        assertThat(desk.put("/api/telephones/own-code", Map.of("code", "123456"))
                        .errorId())
                .isEqualTo("seat-code-invalid");
        assertThat(desk.put("/api/telephones/own-code", Map.of("code", "777777"))
                        .errorId())
                .isEqualTo("seat-code-invalid");
        String own = desk.put("/api/telephones/own-code", Map.of("code", CODE))
                .body()
                .path("number")
                .asString();
        JsonNode telephone = administrator
                .post(
                        "/api/telephones",
                        wanted(Map.of("vendorId", String.valueOf(vendor.id().value()))))
                .body()
                .path("telephone");
        assertThat(codes.check(number, own + "*" + CODE)).contains(agent.id());
        assertThat(codes.check(number, own + "*000001")).isEmpty();
        assertThat(codes.check(number, "9999999*" + CODE)).isEmpty();
        assertThat(codes.check(number, CODE)).isEmpty();
        assertThat(codes.check("1", own + "*" + CODE))
                .as("from a telephone that is not there")
                .isEmpty();
        for (int i = 0; i < 5; i++) {
            assertThat(codes.check(number, own + "*00000" + i)).isEmpty();
        }
        assertThat(codes.check(number, own + "*" + CODE)).as("while it rests").isEmpty();
        String trail = administrator.get("/api/identity/audit?limit=200").raw().body();
        assertThat(trail)
                .contains("seat-code.set", "seat-code.used", "seat-code.refused")
                .doesNotContain(CODE);
        assertThat(work.in(
                        Scope.all(),
                        () -> jdbc.sql("SELECT sealed_hash FROM telephones.seat_code WHERE person_id = :person")
                                .param("person", agent.id().value())
                                .query(String.class)
                                .single()))
                .doesNotContain("argon2")
                .doesNotContain(CODE);
        remove(telephone);
    }

    @Test
    void given_a_telephone_of_another_vendor_when_an_agent_wants_it_then_it_is_none_of_the_agents() {
        var vendor = world.vendor();
        var other = world.vendor();
        World.Somebody agent = world.agent(vendor, world.project(world.client(), vendor));
        Browser desk = new Browser(port);
        signIn(desk, agent);
        String own = desk.put("/api/telephones/own-code", Map.of("code", CODE))
                .body()
                .path("number")
                .asString();
        JsonNode telephone = administrator
                .post(
                        "/api/telephones",
                        wanted(Map.of("vendorId", String.valueOf(other.id().value()))))
                .body()
                .path("telephone");
        assertThat(desk.get("/api/telephones/usable").raw().body()).doesNotContain(number);
        assertThat(codes.check(number, own + "*" + CODE)).isEmpty();
        assertThat(house.find(number)
                        .orElseThrow()
                        .isFor(java.util.Set.of(new VendorId(other.id().value()))))
                .isTrue();
        remove(telephone);
    }

    @Test
    void given_a_telephone_when_it_may_not_go_on_as_it_was_then_who_lets_it_sound_is_told() {
        List<String> withdrawn = new CopyOnWriteArrayList<>();
        house.whenWithdrawn(withdrawn::add);
        JsonNode telephone =
                administrator.post("/api/telephones", wanted(Map.of())).body().path("telephone");
        String path = "/api/telephones/" + telephone.path("id").asString();
        Map<String, Object> renamed =
                wanted(Map.of("version", telephone.path("version").asInt()));
        renamed.put("name", "Desk 2");
        JsonNode after = administrator.put(path, renamed).body();
        assertThat(withdrawn).isEmpty();
        Map<String, Object> moved =
                wanted(Map.of("version", after.path("version").asInt()));
        moved.put("vendorId", String.valueOf(world.vendor().id().value()));
        assertThat(administrator.put(path, moved).status()).isEqualTo(200);
        assertThat(withdrawn).containsExactly(number);
        assertThat(administrator.post(path + "/secrets", Map.of()).status()).isEqualTo(200);
        assertThat(withdrawn).containsExactly(number, number);
        remove(telephone);
        assertThat(withdrawn).containsExactly(number, number, number);
    }

    @Test
    void given_a_wish_for_encryption_when_a_change_says_nothing_of_it_then_it_stays() {
        Map<String, Object> wanted = wanted(Map.of("encryption", "required", "encryptionWithoutTls", true));
        JsonNode telephone =
                administrator.post("/api/telephones", wanted).body().path("telephone");
        String path = "/api/telephones/" + telephone.path("id").asString();
        JsonNode after = administrator
                .put(path, wanted(Map.of("version", telephone.path("version").asInt())))
                .body();
        assertThat(after.path("encryption").asString()).isEqualTo("required");
        assertThat(after.path("encryptionWithoutTls").asBoolean()).isTrue();
        remove(telephone);
    }

    @Test
    void given_a_number_in_the_place_of_a_choice_when_a_telephone_is_added_then_it_is_refused() {
        Answer refused = administrator.post("/api/telephones", wanted(Map.of("encryption", 0)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(administrator
                        .post("/api/telephones", wanted(Map.of("transport", 2)))
                        .status())
                .isEqualTo(400);
    }

    private void remove(JsonNode telephone) {
        assertThat(administrator
                        .delete("/api/telephones/" + telephone.path("id").asString(), null)
                        .status())
                .isEqualTo(204);
    }

    private String stored() {
        return work.in(
                        Scope.all(),
                        () -> jdbc.sql("SELECT to_jsonb(t)::text FROM telephones.telephone t WHERE number = :number")
                                .param("number", number)
                                .query(String.class)
                                .list())
                .toString();
    }

    private Map<String, Object> wanted(Map<String, Object> more) {
        Map<String, Object> wanted = new HashMap<>(Map.of("name", "Desk 1", "number", number));
        wanted.putAll(more);
        return wanted;
    }

    private static void signIn(Browser browser, World.Somebody somebody) {
        assertThat(List.of(browser.signIn(somebody.loginName(), somebody.password())
                        .status()))
                .containsExactly(200);
    }
}
