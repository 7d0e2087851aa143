package org.huawu.server.ladders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.huawu.cluster.LogKey;
import org.huawu.cluster.PortIds;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.database.Ids;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.huawu.switchboard.port.ChannelId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The messages of a call from when they pass until they are deleted, and who sees what of them. */
@HuawuServerTest
class LaddersTest {

    private final World world;
    private final Traces traces;
    private final Keeping keeping;
    private final LadderProjection projection;
    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final StillClock clock;
    private final int port;
    private final Client client;
    private final Vendor vendor;

    LaddersTest(@Autowired BeanFactory beans) {
        this.world = beans.getBean(World.class);
        this.traces = beans.getBean(Traces.class);
        this.keeping = beans.getBean(Keeping.class);
        this.projection = beans.getBean(LadderProjection.class);
        this.work = beans.getBean(ScopedWork.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.ids = beans.getBean(Ids.class);
        this.clock = beans.getBean(StillClock.class);
        this.port = beans.getBean(EdgeAddresses.class).httpPort();
        this.client = world.client();
        this.vendor = world.vendor();
        beans.getBean(ClientKeys.class).require(client.id());
    }

    /** A call and the channel it has. */
    private record Made(long contact, ChannelId channel, String callId) {}

    @Test
    void given_a_call_when_it_stands_is_over_and_is_past_its_days_then_its_ladder_is_open_kept_and_deleted() {
        Browser administrator = signedIn(world.administrator());
        Made made = made();
        JsonNode open = ladder(administrator, made);
        assertThat(open.path("state").asString()).isEqualTo("open");
        assertThat(titles(open)).containsExactly("INVITE", "100 Trying", "200 OK");

        over(made);
        keeping.round();
        assertThat(ladder(administrator, made).path("state").asString()).isEqualTo("open");
        clock.advance(Duration.ofMillis(Traces.LINGER_MS));
        keeping.round();
        JsonNode kept = ladder(administrator, made);
        assertThat(kept.path("state").asString()).isEqualTo("kept");
        assertThat(titles(kept)).containsExactly("INVITE", "100 Trying", "200 OK", "BYE");
        assertThat(kept.path("messages")).isNotEqualTo(open.path("messages"));
        assertThat(kept.at("/messages/0")).isEqualTo(open.at("/messages/0"));
        assertThat(kept.at("/parties/0/address").asString()).isEqualTo("198.51.100.7:5062");
        assertThat(kept.at("/messages/3/step").asString()).isEqualTo("1 BYE");

        age(made, Duration.ofDays(14).plusMillis(1));
        keeping.round();
        JsonNode deleted = ladder(administrator, made);
        assertThat(deleted.path("state").asString()).isEqualTo("deleted");
        assertThat(deleted.path("messages")).isEmpty();
        assertThat(deleted.path("at").asString()).isEqualTo(clock.instant().toString());
        assertThat(administrator.get(pcapOf(made)).errorId()).isEqualTo("ladder-deleted");
        assertThat(sealed(made)).isNull();
    }

    @Test
    void given_a_ladder_within_its_last_moment_when_a_round_is_made_then_it_stays() {
        Made made = made();
        over(made);
        clock.advance(Duration.ofMillis(Traces.LINGER_MS));
        keeping.round();
        age(made, Duration.ofDays(14));
        keeping.round();
        assertThat(ladder(signedIn(world.administrator()), made).path("state").asString())
                .isEqualTo("kept");
    }

    @Test
    void given_a_kept_ladder_when_its_row_is_read_without_its_key_then_no_number_can_be_read() {
        Made made = made();
        over(made);
        clock.advance(Duration.ofMillis(Traces.LINGER_MS));
        keeping.round();
        String row = new String(Objects.requireNonNull(sealed(made)), StandardCharsets.ISO_8859_1);
        assertThat(row).doesNotContain(TestMessages.CALLER).doesNotContain("INVITE");
        assertThat(row.length()).as("it is made small").isLessThan(1_500);
    }

    @Test
    void given_each_role_when_it_asks_then_it_sees_whole_numbers_masked_ones_or_nothing() {
        Made made = made();
        connected(made);
        JsonNode whole = ladder(signedIn(world.administrator()), made);
        assertThat(whole.path("masked").asBoolean()).isFalse();
        assertThat(whole.at("/messages/0/text").asString()).contains("+86" + TestMessages.CALLER, "Li Lei");

        Browser supervisor = signedIn(world.supervisor(client));
        JsonNode masked = ladder(supervisor, made);
        assertThat(masked.path("masked").asBoolean()).isTrue();
        assertThat(titles(masked)).isEqualTo(titles(whole));
        assertThat(masked.toString()).doesNotContain(TestMessages.CALLER).doesNotContain("Li Lei");
        assertThat(supervisor.get(pcapOf(made)).errorId()).isEqualTo("permission-missing");

        assertThat(signedIn(world.supervisor(world.client()))
                        .get(ladderOf(made))
                        .errorId())
                .isEqualTo("call-unknown");
        Browser leader = signedIn(world.leader(vendor));
        assertThat(leader.get("/api/calls/" + made.contact()).status()).isEqualTo(200);
        assertThat(leader.get(ladderOf(made)).errorId()).isEqualTo("permission-missing");
        assertThat(leader.get(pcapOf(made)).errorId()).isEqualTo("permission-missing");
    }

    @Test
    void given_somebody_who_looks_and_takes_the_file_when_it_is_done_then_both_are_on_record() {
        Browser administrator = signedIn(world.administrator());
        Made made = made();
        ladder(administrator, made);
        Answer file = administrator.get(pcapOf(made));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.raw().headers().firstValue("Content-Type")).hasValue("application/vnd.tcpdump.pcap");
        assertThat(file.raw().headers().firstValue("Content-Disposition").orElse(""))
                .contains("call-" + made.contact() + ".pcap");
        assertThat(file.raw().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(audit()).contains("ladder.read call/" + made.contact(), "pcap.taken call/" + made.contact());
    }

    @Test
    void given_a_call_without_sip_when_its_ladder_is_asked_for_then_there_is_none_and_nothing_is_on_record() {
        Browser administrator = signedIn(world.administrator());
        long contact = call();
        Answer none = administrator.get("/api/calls/" + contact + "/ladder");
        assertThat(none.body().path("state").asString()).isEqualTo("none");
        assertThat(administrator.get("/api/calls/" + contact + "/ladder/pcap").errorId())
                .isEqualTo("ladder-none");
        assertThat(audit()).noneMatch(each -> each.endsWith(" call/" + contact));
        assertThat(administrator.get("/api/calls/1/ladder").errorId()).isEqualTo("call-unknown");
    }

    @Test
    void given_a_channel_that_becomes_a_contact_late_when_rounds_are_made_then_its_messages_wait_for_it() {
        ChannelId channel = new ChannelId("e9-" + ids.next());
        String callId = passed(channel);
        Made made = new Made(call(), channel, callId);
        over(made);
        clock.advance(Duration.ofMinutes(5));
        keeping.round();
        arrived(made);
        keeping.round();
        assertThat(ladder(signedIn(world.administrator()), made).path("state").asString())
                .isEqualTo("kept");
    }

    @Test
    void given_a_program_that_ends_when_calls_stand_then_their_messages_are_kept() {
        Made made = made();
        keeping.keepAll();
        assertThat(traces.ladder(PortIds.channel(made.channel()))).isNull();
        assertThat(ladder(signedIn(world.administrator()), made).path("state").asString())
                .isEqualTo("kept");
    }

    private Made made() {
        ChannelId channel = new ChannelId("e9-" + ids.next());
        Made made = new Made(work.in(Scope.all(), this::call), channel, passed(channel));
        arrived(made);
        return made;
    }

    private String passed(ChannelId channel) {
        String callId = world.name("call");
        traces.passed(TestMessages.in(callId, TestMessages.invite(callId)));
        clock.advance(Duration.ofMillis(1));
        traces.passed(TestMessages.out(callId, TestMessages.answer(callId, "100 Trying", "INVITE")));
        traces.began(channel, TestMessages.key(callId));
        clock.advance(Duration.ofMillis(1));
        traces.passed(TestMessages.out(callId, TestMessages.answer(callId, "200 OK", "INVITE")));
        return callId;
    }

    private void over(Made made) {
        clock.advance(Duration.ofSeconds(9));
        traces.passed(TestMessages.in(
                made.callId(), TestMessages.request("BYE", made.callId(), ";tag=ours", "text/plain", "")));
        traces.over(made.channel());
    }

    private long call() {
        return work.in(
                Scope.all(),
                () -> jdbc.sql("""
                        INSERT INTO calls.contact (id, client_id, vendor_id, project_id, line_id, queue_id, arrived_at,
                            ended_at, stage)
                        VALUES (nextval('huawu.ids'), :client, :vendor, 1, 1, 1, :at, :at, 'talking') RETURNING id""")
                        .param("client", client.id().value())
                        .param("vendor", vendor.id().value())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single());
    }

    private void arrived(Made made) {
        apply(new ContactArrived(
                clock.millis(), contact(made), PortIds.channel(made.channel()), null, new EffectId(1, 0), 0));
    }

    private void connected(Made made) {
        AgentRef agent = new AgentRef(new PersonId(1), new SeatId(1), vendor.id(), new ProjectId(1), client.id());
        apply(new ContactConnected(clock.millis(), contact(made), agent, 0, null, 0));
    }

    private ContactRef contact(Made made) {
        return new ContactRef(
                new ContactId(made.contact()), new LineId(1), new QueueId(1), new ProjectId(1), client.id());
    }

    private void apply(Event event) {
        StoredEvent stored = new StoredEvent(new LogKey(9, ids.next(), 0), event, EventCodec.encode(event));
        work.run(Scope.all(), () -> projection.apply(List.of(stored)));
    }

    /** As if it had ended so long ago. */
    private void age(Made made, Duration ago) {
        work.run(
                Scope.all(),
                () -> jdbc.sql("UPDATE ladders.ladder SET ended_at = :at WHERE contact_id = :id")
                        .param("at", clock.instant().minus(ago).atOffset(ZoneOffset.UTC))
                        .param("id", made.contact())
                        .update());
    }

    private byte @Nullable [] sealed(Made made) {
        return work.in(
                Scope.all(),
                () -> jdbc.sql("SELECT sealed FROM ladders.ladder WHERE contact_id = :id")
                        .param("id", made.contact())
                        .query((row, n) -> row.getBytes(1))
                        .list()
                        .getFirst());
    }

    private JsonNode ladder(Browser browser, Made made) {
        Answer answer = browser.get(ladderOf(made));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> titles(JsonNode ladder) {
        return ladder.path("messages")
                .valueStream()
                .map(each -> each.path("title").asString())
                .toList();
    }

    private static String ladderOf(Made made) {
        return "/api/calls/" + made.contact() + "/ladder";
    }

    private static String pcapOf(Made made) {
        return ladderOf(made) + "/pcap";
    }

    private Browser signedIn(Somebody somebody) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        return browser;
    }

    private List<String> audit() {
        return work.in(
                Scope.all(),
                () -> jdbc.sql("SELECT action || ' ' || subject FROM audit.entry WHERE client_id = :client")
                        .param("client", client.id().value())
                        .query(String.class)
                        .list());
    }
}
