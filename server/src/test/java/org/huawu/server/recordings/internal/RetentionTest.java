package org.huawu.server.recordings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huawu.cluster.LogKey;
import org.huawu.cluster.PortIds;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.database.Ids;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.edge.EdgeAddresses;
import org.huawu.server.organisation.Client;
import org.huawu.server.recordings.RecordingRoom.Look;
import org.huawu.server.recordings.RecordingRoom.State;
import org.huawu.server.recordings.RecordingsSettings;
import org.huawu.server.reports.ReportsSettings;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.testing.Browser;
import org.huawu.server.testing.Browser.Answer;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.huawu.server.testing.World.Somebody;
import org.huawu.switchboard.recording.SealedFile;
import org.huawu.switchboard.rtp.RecordingStore.Writing;
import org.huawu.switchboard.rtp.opus.LibOpus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How long recordings are kept, and what is left of them afterwards. */
@HuawuServerTest
class RetentionTest {

    private static final int MANY = 1_000;
    private static final long INCARNATION = 9;

    private final List<Projection> projections;
    private final World world;
    private final Deletion deletion;
    private final RecordingRows rows;
    private final KeptRecordings kept;
    private final SealedRecordings recordings;
    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final StillClock clock;
    private final Client client;
    private final Browser supervisor;

    RetentionTest(@Autowired List<Projection> projections, @Autowired BeanFactory beans) {
        this.projections = projections;
        this.world = beans.getBean(World.class);
        this.deletion = beans.getBean(Deletion.class);
        this.rows = beans.getBean(RecordingRows.class);
        this.kept = beans.getBean(KeptRecordings.class);
        this.recordings = kept.sealed();
        this.work = beans.getBean(ScopedWork.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.ids = beans.getBean(Ids.class);
        this.clock = beans.getBean(StillClock.class);
        this.client = world.client();
        beans.getBean(ClientKeys.class).require(client.id());
        this.supervisor = new Browser(beans.getBean(EdgeAddresses.class).httpPort());
    }

    @BeforeEach
    void signIn() {
        Somebody somebody = world.supervisor(client);
        assertThat(supervisor.signIn(somebody.loginName(), somebody.password()).status())
                .isEqualTo(200);
    }

    /** A call with its recording. */
    private record Recorded(long call, String name) {}

    @Test
    void given_recordings_around_their_last_day_when_a_round_is_made_then_those_past_it_are_destroyed_and_say_so()
            throws IOException {
        Recorded past = recorded(Duration.ofDays(180));
        Recorded within = recorded(Duration.ofDays(180).minusMillis(1));

        deletion.run(MANY);

        assertThat(recordings.file(past.name())).doesNotExist();
        assertThat(recordings.file(within.name())).exists();
        assertThat(supervisor
                        .get("/api/calls/" + past.call())
                        .body()
                        .path("recording")
                        .asString())
                .isEqualTo("deleted");
        assertThat(supervisor.get("/api/calls/" + past.call() + "/recording").errorId())
                .isEqualTo("recording-deleted");
        JsonNode keeping = keeping(past);
        assertThat(keeping.path("kept").asBoolean()).isFalse();
        assertThat(keeping.path("days").asInt()).isEqualTo(180);
        assertThat(keeping.path("deletedAt").asString())
                .isEqualTo(clock.instant().toString());
        assertThat(keeping(within).path("kept").asBoolean()).isTrue();
        assertThat(supervisor
                        .get("/api/calls/" + within.call())
                        .body()
                        .path("recording")
                        .asString())
                .isEqualTo("saved");
        assertThat(audit()).containsOnlyOnce("recording.deleted call/" + past.call() + " retention/180");
    }

    @Test
    void given_more_than_a_round_takes_when_rounds_are_made_then_the_oldest_go_first() throws IOException {
        deletion.run(MANY);
        Recorded younger = recorded(Duration.ofDays(200));
        Recorded oldest = recorded(Duration.ofDays(900));
        Recorded older = recorded(Duration.ofDays(300));

        assertThat(deletion.run(2)).isEqualTo(2);
        assertThat(recordings.file(oldest.name())).doesNotExist();
        assertThat(recordings.file(older.name())).doesNotExist();
        assertThat(recordings.file(younger.name())).exists();
        assertThat(deletion.run(2)).isEqualTo(1);
    }

    @Test
    void given_a_client_that_sets_more_days_when_a_round_is_made_then_what_it_has_already_is_kept_longer_too()
            throws IOException {
        Recorded recorded = recorded(Duration.ofDays(300));
        assertThat(set(365).status()).isEqualTo(200);

        deletion.run(MANY);
        assertThat(recordings.file(recorded.name())).exists();
        assertThat(keeping(recorded).path("days").asInt()).isEqualTo(365);

        Recorded older = recorded(Duration.ofDays(365));
        deletion.run(MANY);
        assertThat(recordings.file(older.name())).doesNotExist();
        assertThat(audit()).contains("retention.set client/" + client.id().value());
    }

    @Test
    void given_days_that_are_set_again_when_nothing_changes_then_the_trail_has_them_once_with_those_before() {
        set(365);
        set(365);

        assertThat(audit())
                .filteredOn(entry -> entry.startsWith("retention.set "))
                .hasSize(1);
        JsonNode entry = supervisor
                .get("/api/identity/audit?limit=1")
                .body()
                .path("items")
                .path(0);
        assertThat(entry.path("action").asString()).isEqualTo("retention.set");
        assertThat(entry.path("changes").path(0).path("before").asString()).isEqualTo("180");
        assertThat(entry.path("changes").path(0).path("after").asString()).isEqualTo("365");
    }

    @Test
    void given_a_client_that_sets_fewer_days_when_a_round_is_made_then_what_was_promised_is_kept() throws IOException {
        set(365);
        Recorded promised = recorded(Duration.ofDays(200));
        set(180);
        Recorded after = recorded(Duration.ofDays(200));

        deletion.run(MANY);

        assertThat(recordings.file(promised.name())).exists();
        assertThat(recordings.file(after.name())).doesNotExist();
    }

    @Test
    void given_days_out_of_range_or_another_client_when_set_then_it_is_refused() {
        assertThat(set(179).errorId()).isEqualTo("retention-out-of-range");
        assertThat(set(3_651).errorId()).isEqualTo("retention-out-of-range");
        Client other = world.client();
        assertThat(supervisor.put(retentionOf(other), Map.of("days", 365)).errorId())
                .isEqualTo("client-unknown");
    }

    @Test
    void given_a_recording_that_is_held_when_it_is_past_its_retention_then_it_stays_until_it_is_released()
            throws IOException {
        Recorded recorded = recorded(Duration.ofDays(400));
        String hold = "/api/calls/" + recorded.call() + "/recording/hold";
        assertThat(supervisor.put(hold, Map.of()).body().path("heldSince").asString())
                .isEqualTo(clock.instant().toString());

        deletion.run(MANY);
        assertThat(recordings.file(recorded.name())).exists();

        assertThat(supervisor.delete(hold, null).body().path("heldSince").isNull())
                .isTrue();
        deletion.run(MANY);
        assertThat(recordings.file(recorded.name())).doesNotExist();
        assertThat(supervisor.put(hold, Map.of()).errorId()).isEqualTo("recording-deleted");
        assertThat(audit())
                .contains("recording.held call/" + recorded.call(), "recording.released call/" + recorded.call());
    }

    @Test
    void given_a_crash_after_the_decision_or_after_the_file_is_gone_when_a_round_is_made_then_it_is_brought_to_its_end()
            throws IOException {
        Recorded decided = recorded(Duration.ofDays(200));
        Recorded gone = recorded(Duration.ofDays(200));
        Recorded torn = recorded(Duration.ofDays(200));
        work.in(Scope.all(), () -> rows.decide(clock.instant(), MANY));
        Files.delete(recordings.file(gone.name()));
        SealedFile.destroyKey(recordings.file(torn.name()));

        deletion.run(MANY);
        deletion.run(MANY);

        for (Recorded each : List.of(decided, gone, torn)) {
            assertThat(recordings.file(each.name())).doesNotExist();
            assertThat(keeping(each).path("deletedAt").isNull()).isFalse();
            assertThat(audit()).containsOnlyOnce("recording.deleted call/" + each.call() + " retention/180");
        }
    }

    @Test
    void given_a_file_that_is_lost_when_it_is_within_its_retention_then_its_row_stays_and_says_it_is_missing()
            throws IOException {
        Recorded lost = recorded(Duration.ofDays(10));
        Files.delete(recordings.file(lost.name()));

        deletion.run(MANY);

        assertThat(keeping(lost).path("kept").asBoolean()).isTrue();
        assertThat(supervisor.get("/api/calls/" + lost.call() + "/recording").errorId())
                .isEqualTo("recording-unreadable");
    }

    @Test
    void given_files_without_a_row_when_strays_are_deleted_then_those_past_the_clients_retention_go()
            throws IOException {
        String old = file(Duration.ofDays(180));
        String young = file(Duration.ofDays(179));
        Recorded kept = recorded(Duration.ofDays(10));
        Files.setLastModifiedTime(
                recordings.file(kept.name()), FileTime.from(clock.instant().minus(Duration.ofDays(700))));

        deletion.deleteStrays();

        assertThat(recordings.file(old)).doesNotExist();
        assertThat(recordings.file(young)).exists();
        assertThat(recordings.file(kept.name())).exists();
        assertThat(audit()).containsOnlyOnce("recording.stray-deleted recording/" + old);
    }

    @Test
    void given_a_file_whose_row_says_deleted_when_strays_are_deleted_then_it_goes_at_once() throws IOException {
        Recorded back = recorded(Duration.ofDays(200));
        byte[] file = Files.readAllBytes(recordings.file(back.name()));
        deletion.run(MANY);
        Files.write(recordings.file(back.name()), file);

        deletion.deleteStrays();

        assertThat(recordings.file(back.name())).doesNotExist();
    }

    @Test
    void given_a_recording_that_became_opus_when_a_part_of_it_is_played_then_that_part_of_an_ogg_file_comes()
            throws IOException {
        assumeTrue(LibOpus.find().isPresent(), "libopus is not installed");
        Recorded recorded = recorded(Duration.ofDays(10));
        String path = "/api/calls/" + recorded.call() + "/recording";
        assertThat(type(supervisor.get(path))).isEqualTo("audio/wav");
        RecordingsSettings settings = new RecordingsSettings(180, Duration.ofMinutes(1), 2, 1, "00:00-23:59", 5_000);
        new Transcoding(kept, settings, new ReportsSettings("Asia/Shanghai"), clock).run(clock.instant(), () -> false);

        Answer first = supervisor.with("Range", "bytes=0-3").get(path);
        Answer head = supervisor.with("Range", "bytes=28-35").get(path);
        supervisor.without("Range");

        assertThat(first.status()).isEqualTo(206);
        assertThat(type(first)).isEqualTo("audio/ogg");
        assertThat(first.raw().body()).isEqualTo("OggS");
        assertThat(head.raw().body()).isEqualTo("OpusHead");
        assertThat(recordings.file(recorded.name())).doesNotExist();
    }

    private static String type(Answer answer) {
        return answer.raw().headers().firstValue("Content-Type").orElse("none");
    }

    @Test
    void given_low_room_when_a_round_is_made_then_all_that_is_past_its_retention_goes_at_once_and_nothing_within_it()
            throws IOException {
        deletion.run(MANY);
        Recorded within = recorded(Duration.ofDays(179));
        for (int i = 0; i < 3; i++) {
            recorded(Duration.ofDays(200));
        }

        new Rounds(deletion, () -> new Look(0, 2, 1, State.AMPLE), clock).run(1);
        assertThat(stillKept()).isEqualTo(3);

        new Rounds(deletion, () -> new Look(0, 2, 1, State.FULL), clock).run(1);
        assertThat(stillKept()).isEqualTo(1);
        assertThat(recordings.file(within.name())).exists();
    }

    private long stillKept() {
        return work.in(
                Scope.all(),
                () -> jdbc.sql("SELECT count(*) FROM recordings.recording WHERE client_id = :client AND state = 'kept'")
                        .param("client", client.id().value())
                        .query(Long.class)
                        .single());
    }

    private Recorded recorded(Duration ago) throws IOException {
        Instant savedAt = clock.instant().minus(ago);
        String name = file(ago);
        EffectId order =
                PortIds.effect(new org.huawu.switchboard.port.RecordingId(name)).orElseThrow();
        long call = work.in(Scope.all(), () -> {
            long id = call();
            ContactRef contact =
                    new ContactRef(new ContactId(id), new LineId(1), new QueueId(1), new ProjectId(1), client.id());
            AgentRef agent =
                    new AgentRef(new PersonId(1), new SeatId(1), new VendorId(1), contact.project(), client.id());
            Event saved = new RecordingSaved(savedAt.toEpochMilli(), contact, agent, order, 1_000, 32_000);
            List<StoredEvent> events =
                    List.of(new StoredEvent(new LogKey(INCARNATION, id, 0), saved, EventCodec.encode(saved)));
            projections.forEach(each -> each.apply(events));
            return id;
        });
        return new Recorded(call, name);
    }

    private String file(Duration ago) throws IOException {
        String name = PortIds.recording(client.id(), INCARNATION, new EffectId(ids.next(), 0))
                .value();
        Writing writing = recordings.begin(name);
        writing.append(ByteBuffer.allocate(32_000));
        writing.finish();
        Files.setLastModifiedTime(
                recordings.file(name), FileTime.from(clock.instant().minus(ago)));
        return name;
    }

    private long call() {
        return jdbc.sql("""
                        INSERT INTO calls.contact (id, client_id, project_id, line_id, queue_id, arrived_at, ended_at, stage)
                        VALUES (nextval('huawu.ids'), :client, 1, 1, 1, now(), now(), 'talking') RETURNING id""")
                .param("client", client.id().value())
                .query(Long.class)
                .single();
    }

    private JsonNode keeping(Recorded recorded) {
        return supervisor
                .get("/api/calls/" + recorded.call() + "/recording/keeping")
                .body();
    }

    private Answer set(int days) {
        return supervisor.put(retentionOf(client), Map.of("days", days));
    }

    private static String retentionOf(Client of) {
        return "/api/organisation/clients/" + of.id().value() + "/recording-retention";
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
