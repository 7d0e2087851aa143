package org.huawu.server.calls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huawu.cluster.LogKey;
import org.huawu.events.AgentEvent.AgentSignedIn;
import org.huawu.events.AgentEvent.AgentSignedOut;
import org.huawu.events.AgentEvent.AgentStateChanged;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.events.ContactEvent.ContactAnswered;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactQueued;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.ContactRef;
import org.huawu.events.ContactStage;
import org.huawu.events.EffectId;
import org.huawu.events.EndCause;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.events.Party;
import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingEvent.RecordingStarted;
import org.huawu.events.RecordingFailure;
import org.huawu.events.SignOutCause;
import org.huawu.events.SwitchboardEvent.SeatAudioConnected;
import org.huawu.events.SwitchboardEvent.SeatAudioLost;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.metrics.Change;
import org.huawu.metrics.Figures;
import org.huawu.metrics.Measure;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.calls.Projection;
import org.huawu.server.calls.StoredEvent;
import org.huawu.server.database.Ids;
import org.huawu.server.database.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the projections make of events, and how they end what was open in a log that is gone. Nothing of it stays. */
@HuawuServerTest
class LogGoneTest {

    private static final long START_MS = 1_800_000_000_000L;
    private static final long HEARD_LAST_MS = START_MS + 40_000;
    private static final ChannelId SOUND = new ChannelId(77);
    private static final EffectId RECORDING = new EffectId(4_096, 0);

    private final List<Projection> projections;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ContactRef talking;
    private final ContactRef waiting;
    private final ContactRef welcomed;
    private final AgentRef agent;
    private final List<Event> applied = new ArrayList<>();

    LogGoneTest(
            @Autowired List<Projection> projections,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions,
            @Autowired Ids ids) {
        this.projections = projections;
        this.jdbc = jdbc;
        this.transactions = transactions;
        long id = ids.next();
        this.talking = contact(id, 0);
        this.waiting = contact(id, 1);
        this.welcomed = contact(id, 2);
        this.agent = new AgentRef(
                new PersonId(id), new SeatId(id + 7), new VendorId(id), talking.project(), talking.client());
    }

    private static ContactRef contact(long id, int number) {
        return new ContactRef(
                new ContactId(id * 10 + number), new LineId(id), new QueueId(id), new ProjectId(id), new ClientId(id));
    }

    @Test
    void given_calls_under_way_when_their_log_is_gone_then_they_end_cut_and_their_agent_is_signed_out() {
        undone(() -> {
            apply(underWay());
            List<Event> endings = endings();
            assertThat(endings)
                    .containsExactlyInAnyOrder(
                            new ContactEnded(
                                    HEARD_LAST_MS,
                                    talking,
                                    agent,
                                    EndCause.CUT,
                                    Party.SYSTEM,
                                    ContactStage.TALKING,
                                    40_000,
                                    15_000,
                                    20_000),
                            new ContactEnded(
                                    HEARD_LAST_MS,
                                    waiting,
                                    null,
                                    EndCause.CUT,
                                    Party.SYSTEM,
                                    ContactStage.WAITING,
                                    39_000,
                                    37_000,
                                    0),
                            new ContactEnded(
                                    HEARD_LAST_MS,
                                    welcomed,
                                    null,
                                    EndCause.CUT,
                                    Party.SYSTEM,
                                    ContactStage.PROMPT,
                                    30_000,
                                    0,
                                    0),
                            new RecordingFailed(HEARD_LAST_MS, talking, agent, RECORDING, RecordingFailure.NO_REPORT),
                            new AgentSignedOut(HEARD_LAST_MS, agent, AgentState.TALKING, 20_000, SignOutCause.LOG_GONE),
                            new SeatAudioLost(HEARD_LAST_MS, agent.seat(), SOUND));

            apply(endings);
            assertThat(endings()).isEmpty();
            assertThat(rows("SELECT stage || ' ' || cause || ' ' || ended_by || ' ' || recording FROM calls.contact"
                            + " WHERE line_id = :line ORDER BY id"))
                    .containsExactly("talking cut system failed", "waiting cut system none", "prompt cut system none");
            assertThat(rows("SELECT 'contact' FROM reports.live_contact WHERE line_id = :line"
                            + " UNION ALL SELECT 'agent' FROM reports.live_agent WHERE client_id = :line"
                            + " UNION ALL SELECT 'sound' FROM reports.live_sound WHERE seat_id = :line + 7"))
                    .isEmpty();
        });
    }

    @Test
    void given_events_in_several_batches_when_they_are_applied_then_the_stored_figures_are_the_sums_of_their_changes() {
        undone(() -> {
            underWay().forEach(event -> apply(List.of(event)));
            apply(endings());
            Map<String, Long> sums = new TreeMap<>();
            for (Event event : applied) {
                for (Change change : Figures.changesOf(event)) {
                    Measure measure = change.measure();
                    sums.merge(measure.kind().code() + "/" + measure.part(), change.amount(), Long::sum);
                }
            }
            assertThat(sums).isNotEmpty();
            assertThat(rows("SELECT kind || '/' || part || ' ' || sum(amount) FROM reports.figure"
                            + " WHERE client_id = :line GROUP BY kind, part"))
                    .containsExactlyInAnyOrderElementsOf(sums.entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue())
                            .toList());
        });
    }

    private List<Event> underWay() {
        return List.of(
                new AgentSignedIn(START_MS - 60_000, agent),
                new SeatAudioConnected(START_MS - 55_000, agent.seat(), SOUND),
                new AgentStateChanged(START_MS - 50_000, agent, AgentState.NOT_READY, 10_000, AgentState.READY, null),
                arrived(talking, START_MS),
                new ContactAnswered(START_MS + 10, talking),
                arrived(waiting, START_MS + 1_000),
                new ContactQueued(START_MS + 3_000, waiting),
                new ContactQueued(START_MS + 5_000, talking),
                arrived(welcomed, START_MS + 10_000),
                new PromptStarted(
                        START_MS + 10_010, welcomed, new PromptId(1), new EffectId(8_192, 0), START_MS + 60_000),
                new AgentStateChanged(START_MS + 20_000, agent, AgentState.READY, 70_000, AgentState.TALKING, null),
                new ContactConnected(START_MS + 20_000, talking, agent, 15_000, RECORDING, START_MS + 25_000),
                new RecordingStarted(START_MS + 20_100, talking, agent, RECORDING));
    }

    private static ContactArrived arrived(ContactRef contact, long atMs) {
        return new ContactArrived(
                atMs, contact, new ChannelId(contact.contact().value()), null, new EffectId(1_024, 0), atMs + 5_000);
    }

    private void apply(List<Event> events) {
        List<StoredEvent> stored = new ArrayList<>();
        for (Event event : events) {
            applied.add(event);
            stored.add(new StoredEvent(new LogKey(1, 1 << 20, applied.size()), event, EventCodec.encode(event)));
        }
        projections.forEach(projection -> projection.apply(stored));
    }

    /** Those of this test: others may have left calls of theirs. */
    private List<Event> endings() {
        return projections.stream()
                .flatMap(projection -> projection.endings(HEARD_LAST_MS).stream())
                .filter(event -> switch (event) {
                    case ContactEnded ended -> ended.contact().client().equals(talking.client());
                    case RecordingFailed failed -> failed.contact().client().equals(talking.client());
                    case AgentSignedOut left -> left.agent().client().equals(talking.client());
                    case SeatAudioLost lost -> lost.seat().equals(agent.seat());
                    default -> true;
                })
                .toList();
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql)
                .param("line", talking.line().value())
                .query(String.class)
                .list();
    }

    private void undone(Runnable work) {
        ScopedValue.where(Scope.CURRENT, Scope.all())
                .run(() -> transactions.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    work.run();
                }));
    }
}
