package org.huawu.server.sound.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.huawu.cluster.LogKey;
import org.huawu.events.AgentRef;
import org.huawu.events.ConnectFailure;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.events.OfferEvent.ConnectFailed;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.SwitchboardEvent.SoundMeasured;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.SoundQuality;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.calls.Projected;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.database.Ids;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The sound of a call from the events of it to whoever looks at it. */
@HuawuServerTest
class SoundTest {

    private static final long INCARNATION = 9;
    private static final SoundQuality.Stream CLEAN = new SoundQuality.Stream(1_500, 0, 3, 438, 438);
    private static final SoundQuality.Stream LOSSY = new SoundQuality.Stream(1_450, 50, 12, 290, 375);

    private final World world;
    private final SoundProjection projection;
    private final SoundFigures figures;
    private final MeterRegistry registry;
    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final StillClock clock;
    private final int port;
    private final Client client;
    private final Vendor vendor;

    SoundTest(@Autowired BeanFactory beans) {
        this.world = beans.getBean(World.class);
        this.projection = beans.getBean(SoundProjection.class);
        this.figures = beans.getBean(SoundFigures.class);
        this.registry = beans.getBean(MeterRegistry.class);
        this.work = beans.getBean(ScopedWork.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.ids = beans.getBean(Ids.class);
        this.clock = beans.getBean(StillClock.class);
        this.port = beans.getBean(EdgeAddresses.class).httpPort();
        this.client = world.client();
        this.vendor = world.vendor();
    }

    /** A call, the channel it came on, and the order that joined the agent. */
    private record Made(long contact, ChannelId channel, EffectId bridge) {}

    @Test
    void given_a_talk_when_both_parties_were_measured_then_each_is_told_with_its_numbers_and_its_grade() {
        Made made = talk();
        apply(new SoundMeasured(clock.millis(), made.channel(), null, new SoundQuality(61_000, LOSSY, CLEAN, 84)));
        apply(new SoundMeasured(
                clock.millis(), new ChannelId(ids.next()), made.bridge(), new SoundQuality(30_000, CLEAN, null, 0)));

        JsonNode parties = quality(signedIn(world.administrator()), made);
        assertThat(parties).hasSize(2);
        JsonNode caller = parties.get(0);
        assertThat(caller.path("party").asString()).isEqualTo("caller");
        assertThat(caller.path("grade").asString()).isEqualTo("fair");
        assertThat(caller.path("lastedMs").asLong()).isEqualTo(61_000);
        assertThat(caller.path("roundTripMs").asLong()).isEqualTo(84);
        assertThat(caller.path("said").toString())
                .isEqualTo("{\"packets\":1450,\"lost\":50,\"lossPercent\":3.33,\"jitterMs\":12,"
                        + "\"leastMos\":2.9,\"meanMos\":3.75}");
        assertThat(caller.at("/heard/meanMos").asDouble()).isEqualTo(4.38);
        JsonNode agent = parties.get(1);
        assertThat(agent.path("party").asString()).isEqualTo("agent");
        assertThat(agent.path("grade").asString()).isEqualTo("good");
        assertThat(agent.path("heard").isNull()).isTrue();
        assertThat(agent.path("roundTripMs").isNull()).isTrue();
    }

    @Test
    void given_a_party_that_is_hardly_understood_when_it_is_told_then_its_grade_is_poor_whichever_way_it_is() {
        Made made = talk();
        SoundQuality.Stream poor = new SoundQuality.Stream(900, 300, 40, 180, 359);
        apply(new SoundMeasured(clock.millis(), made.channel(), null, new SoundQuality(9_000, CLEAN, poor, 0)));
        assertThat(quality(signedIn(world.administrator()), made).at("/0/grade").asString())
                .isEqualTo("poor");
    }

    @Test
    void given_a_call_before_it_is_measured_when_it_is_looked_at_then_its_parties_are_there_without_numbers() {
        JsonNode parties = quality(signedIn(world.administrator()), talk());
        assertThat(parties.valueStream().map(each -> each.path("party").asString()))
                .containsExactly("caller", "agent");
        assertThat(parties.valueStream())
                .allMatch(
                        each -> each.path("grade").isNull() && each.path("said").isNull());
    }

    @Test
    void
            given_a_call_from_before_there_were_measurements_when_it_is_looked_at_then_there_is_nothing_and_nothing_wrong() {
        Made made = new Made(call(), new ChannelId(ids.next()), new EffectId(ids.next(), 0));
        assertThat(quality(signedIn(world.administrator()), made)).isEmpty();
    }

    @Test
    void given_an_agent_who_was_not_joined_when_it_is_looked_at_then_only_the_next_one_is_a_party() {
        Made made = arrived();
        accepted(made);
        apply(new ConnectFailed(clock.millis(), contact(made), agent(), ConnectFailure.REFUSED));
        Made again = new Made(made.contact(), made.channel(), new EffectId(ids.next(), 8));
        accepted(again);
        apply(new SoundMeasured(
                clock.millis(), new ChannelId(ids.next()), again.bridge(), new SoundQuality(30_000, CLEAN, null, 0)));
        JsonNode parties = quality(signedIn(world.administrator()), made);
        assertThat(parties).hasSize(2);
        assertThat(parties.at("/1/grade").asString()).isEqualTo("good");
    }

    @Test
    void given_a_channel_that_a_call_of_long_ago_had_when_it_is_measured_then_the_later_call_has_it() {
        Made old = arrived();
        Made late = new Made(call(), old.channel(), new EffectId(ids.next(), 0));
        arrive(late);
        apply(new SoundMeasured(clock.millis(), late.channel(), null, new SoundQuality(9_000, CLEAN, null, 0)));
        Browser administrator = signedIn(world.administrator());
        assertThat(quality(administrator, old).at("/0/grade").isNull()).isTrue();
        assertThat(quality(administrator, late).at("/0/grade").asString()).isEqualTo("good");
    }

    @Test
    void given_people_of_others_when_they_look_then_the_call_is_unknown_to_them() {
        Made made = talk();
        assertThat(quality(signedIn(world.supervisor(client)), made)).hasSize(2);
        assertThat(quality(signedIn(world.leader(vendor)), made)).hasSize(2);
        for (Somebody other : List.of(world.supervisor(world.client()), world.leader(world.vendor()))) {
            assertThat(signedIn(other).get(qualityOf(made)).errorId()).isEqualTo("call-unknown");
        }
        Made untaken = arrived();
        assertThat(visible(ofVendor(), untaken)).isZero();
        assertThat(visible(ofVendor(), made)).isEqualTo(2);
    }

    @Test
    void given_sound_that_was_measured_when_it_is_committed_then_the_metrics_count_loss_and_score_by_party() {
        double lostBefore = counted("huawu.sound.lost", "caller");
        double agentsBefore = counted("huawu.sound.packets", "agent");
        Event caller = new SoundMeasured(1, new ChannelId(5), null, new SoundQuality(9_000, LOSSY, null, 0));
        Event agent =
                new SoundMeasured(1, new ChannelId(6), new EffectId(1, 1), new SoundQuality(9_000, CLEAN, null, 0));
        figures.count(new Projected(List.of(stored(caller), stored(agent))));
        assertThat(counted("huawu.sound.lost", "caller") - lostBefore).isEqualTo(50);
        assertThat(counted("huawu.sound.packets", "agent") - agentsBefore).isEqualTo(1_500);
        assertThat(registry.get("huawu.sound.mos")
                        .tag("party", "caller")
                        .summary()
                        .max())
                .isEqualTo(3.75);
    }

    private double counted(String name, String party) {
        return registry.get(name).tag("party", party).counter().count();
    }

    private Made talk() {
        Made made = arrived();
        accepted(made);
        apply(new ContactConnected(clock.millis(), contact(made), agent(), 0, null, 0));
        return made;
    }

    private Made arrived() {
        Made made = new Made(call(), new ChannelId(ids.next()), new EffectId(ids.next(), 0));
        arrive(made);
        return made;
    }

    private void arrive(Made made) {
        apply(new ContactArrived(clock.millis(), contact(made), made.channel(), null, new EffectId(1, 0), 0));
    }

    private void accepted(Made made) {
        apply(new OfferAccepted(clock.millis(), contact(made), agent(), 0, made.bridge(), 0));
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

    private AgentRef agent() {
        return new AgentRef(new PersonId(1), new SeatId(1), vendor.id(), new ProjectId(1), client.id());
    }

    private ContactRef contact(Made made) {
        return new ContactRef(
                new ContactId(made.contact()), new LineId(1), new QueueId(1), new ProjectId(1), client.id());
    }

    private StoredEvent stored(Event event) {
        return new StoredEvent(new LogKey(INCARNATION, ids.next(), 0), event, EventCodec.encode(event));
    }

    private void apply(Event event) {
        work.run(Scope.all(), () -> projection.apply(List.of(stored(event))));
    }

    private Scope ofVendor() {
        return new Scope(false, Set.of(), Set.of(vendor.id()), Set.of());
    }

    private int visible(Scope scope, Made made) {
        return work.in(
                scope,
                () -> jdbc.sql("SELECT count(*) FROM sound.quality WHERE contact_id = :id")
                        .param("id", made.contact())
                        .query(Integer.class)
                        .single());
    }

    private JsonNode quality(Browser browser, Made made) {
        Answer answer = browser.get(qualityOf(made));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("parties");
    }

    private static String qualityOf(Made made) {
        return "/api/calls/" + made.contact() + "/quality";
    }

    private Browser signedIn(Somebody somebody) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
        return browser;
    }
}
