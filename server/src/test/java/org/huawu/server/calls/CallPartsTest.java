package org.huawu.server.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.huawu.events.AgentRef;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.events.OutsideEvent.OutsideCalled;
import org.huawu.events.Sealed;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.sealing.Sealing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of a call whom is given: the number to call back, and the moments of its course. */
@HuawuServerTest
class CallPartsTest {

    /** Of no other test: calls, and the incarnation of a log that bears them. */
    private static final long FIRST = 6_000_000_000_000_000L;

    private static final long LOG = 4_711;
    private static final ClientId CLIENT = new ClientId(880_016);
    private static final ProjectId PROJECT = new ProjectId(880_017);
    private static final AgentRef OURS = agent(880_101, 880_018);
    private static final AgentRef THEIRS = agent(880_102, 880_019);
    private static final long AT_MS = Instant.parse("2026-11-24T01:02:03Z").toEpochMilli();

    private final Calls calls;
    private final ScopedWork work;
    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final ClientKeys keys;

    CallPartsTest(
            @Autowired Calls calls,
            @Autowired ScopedWork work,
            @Autowired JdbcClient jdbc,
            @Autowired Sealing sealing,
            @Autowired ClientKeys keys) {
        this.calls = calls;
        this.work = work;
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.keys = keys;
    }

    @Test
    void given_a_call_when_its_number_is_asked_for_then_only_who_had_it_last_gets_it_and_for_its_own_client_alone() {
        ContactId call = call(1, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        ContactId withheld = call(2, null);
        work.run(Scope.all(), () -> {
            assertThat(calls.partyOf(call, CLIENT, OURS.agent())).isPresent();
            assertThat(calls.partyOf(call, CLIENT, THEIRS.agent())).isEmpty();
            assertThat(calls.partyOf(call, new ClientId(880_026), OURS.agent())).isEmpty();
            assertThat(calls.partyOf(withheld, CLIENT, OURS.agent())).isEmpty();
        });
    }

    @Test
    void given_a_call_that_two_vendors_had_when_its_course_is_read_then_neither_sees_the_moments_of_the_other() {
        ContactId call = call(3, null);
        ContactRef ref = new ContactRef(call, new LineId(880_004), new QueueId(880_005), PROJECT, CLIENT);
        store(call, null, new ContactArrived(AT_MS, ref, new ChannelId(9), null, new EffectId(1, 0), AT_MS), 1);
        store(call, null, new ContactQueued(AT_MS + 10, ref), 2);
        store(call, OURS.vendor(), new ContactConnected(AT_MS + 500, ref, OURS, 490, null, 0), 3);
        store(call, THEIRS.vendor(), new ContactConnected(AT_MS + 900, ref, THEIRS, 890, null, 0), 4);
        assertThat(course(call, Scope.all())).containsExactly("arrived", "queued", "connected 490", "connected 890");
        Scope client = new Scope(false, Set.of(CLIENT), Set.of(), Set.of());
        assertThat(course(call, client)).hasSize(4);
        Scope vendor = new Scope(false, Set.of(), Set.of(OURS.vendor()), Set.of(PROJECT));
        assertThat(course(call, vendor)).containsExactly("arrived", "queued", "connected 490");
        Scope stranger = new Scope(false, Set.of(new ClientId(880_026)), Set.of(), Set.of(new ProjectId(880_027)));
        assertThat(course(call, stranger)).isEmpty();
    }

    @Test
    void given_a_number_outside_in_a_call_when_its_course_is_read_then_the_number_is_there_masked_for_who_may_know() {
        ContactId call = call(4, null);
        ContactRef ref = new ContactRef(call, new LineId(880_004), new QueueId(880_005), PROJECT, CLIENT);
        keys.require(CLIENT);
        Sealed number = sealing.seal(CLIENT, "13912345678");
        ContactId leg = new ContactId(FIRST + 5);
        OutsideCalled outside =
                new OutsideCalled(AT_MS, ref, OURS, leg, new ChannelId(9), number, new EffectId(1, 0), AT_MS);
        store(call, OURS.vendor(), outside, 1);
        assertThat(numbers(call, Scope.all())).containsExactly("139****5678");
        Scope vendor = new Scope(false, Set.of(), Set.of(OURS.vendor()), Set.of(PROJECT));
        assertThat(numbers(call, vendor)).containsExactly("139****5678");
        Scope other = new Scope(false, Set.of(), Set.of(THEIRS.vendor()), Set.of(PROJECT));
        assertThat(numbers(call, other)).isEmpty();
    }

    private List<String> numbers(ContactId call, Scope scope) {
        return work.in(scope, () -> calls.course(call)).stream()
                .map(moment -> String.valueOf(moment.number()))
                .toList();
    }

    private List<String> course(ContactId call, Scope scope) {
        return work.in(scope, () -> calls.course(call)).stream()
                .map(moment -> moment.ms() == null ? moment.kind() : moment.kind() + " " + moment.ms())
                .toList();
    }

    private ContactId call(long number, byte @Nullable [] sealed) {
        ContactId id = new ContactId(FIRST + number);
        work.run(
                Scope.all(),
                () -> jdbc.sql("""
                        INSERT INTO calls.contact (id, client_id, project_id, line_id, queue_id, vendor_id, agent_id,
                            caller_token, caller_key, caller_sealed, arrived_at, ended_at, stage)
                        VALUES (:id, :client, :project, 880004, 880005, :vendor, :agent, :sealed, :sealed, :sealed, now(), now(),
                            'talking')""")
                        .param("id", id.value())
                        .param("client", CLIENT.value())
                        .param("project", PROJECT.value())
                        .param("vendor", OURS.vendor().value())
                        .param("agent", OURS.agent().value())
                        .param("sealed", sealed, Types.BINARY)
                        .update());
        return id;
    }

    private void store(ContactId call, @Nullable VendorId vendor, Event event, int index) {
        work.run(Scope.all(), () -> {
            jdbc.sql("SELECT calls.make_partition(:day)")
                    .param("day", LocalDate.ofInstant(Instant.ofEpochMilli(event.atMs()), ZoneOffset.UTC))
                    .query((row, n) -> 0)
                    .single();
            jdbc.sql("""
                            INSERT INTO calls.event (incarnation, position, index, at, type, client_id, vendor_id, project_id,
                                contact_id, body)
                            VALUES (:log, :call, :index, :at, :type, :client, :vendor, :project, :call, :body)""")
                    .param("log", LOG)
                    .param("call", call.value())
                    .param("index", index)
                    .param("at", Instant.ofEpochMilli(event.atMs()).atOffset(ZoneOffset.UTC))
                    .param("type", EventCodec.type(event))
                    .param("client", CLIENT.value())
                    .param("vendor", vendor == null ? null : vendor.value(), Types.BIGINT)
                    .param("project", PROJECT.value())
                    .param("body", EventCodec.encode(event))
                    .update();
        });
    }

    private static AgentRef agent(long id, long vendor) {
        return new AgentRef(new PersonId(id), new SeatId(id), new VendorId(vendor), PROJECT, CLIENT);
    }
}
