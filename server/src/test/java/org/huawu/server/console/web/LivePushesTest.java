package org.huawu.server.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huawu.events.AgentRef;
import org.huawu.events.AgentState;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.metrics.Live.LiveAgent;
import org.huawu.server.console.web.Frames.AgentsView;
import org.huawu.server.database.Scope;
import org.huawu.server.hotline.KnownQueues;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.Rights;
import org.huawu.server.reports.LiveFigures;
import org.junit.jupiter.api.Test;

class LivePushesTest {

    private static final long NOW_MS = 1_800_000_000_000L;
    private static final LiveAgent HEARING = agent(1, 30, AgentState.READY);
    private static final LiveAgent SILENT = agent(2, 30, AgentState.READY);
    private static final LiveAgent SILENT_ELSEWHERE = agent(3, 31, AgentState.READY);
    private static final LiveAgent RESTING = agent(4, 30, AgentState.BREAK);

    private final LivePushes pushes = new LivePushes(new Today(), new KnownQueues(List.of()));

    @Test
    void given_agents_who_are_ready_when_some_seats_have_no_sound_then_each_reader_sees_how_many_of_the_own_they_are() {
        assertThat(seenBy(Scope.all()).get("ready")).isEqualTo(new AgentsView(3, NOW_MS, 0, 2));
        assertThat(seenBy(Scope.all()).get("break")).isEqualTo(new AgentsView(1, NOW_MS, 0, 0));
        Scope own = new Scope(false, Set.of(), Set.of(new VendorId(30)), Set.of(new ProjectId(4)));
        assertThat(seenBy(own).get("ready")).isEqualTo(new AgentsView(2, NOW_MS, 0, 1));
        Scope otherProject = new Scope(false, Set.of(), Set.of(new VendorId(30)), Set.of(new ProjectId(7)));
        assertThat(seenBy(otherProject)).isEmpty();
    }

    private Map<String, AgentsView> seenBy(Scope scope) {
        return pushes.of(new Rights(new PersonId(9), "a", Language.EN, 1, false, false, List.of(), scope))
                .agents();
    }

    private static LiveAgent agent(long id, long vendor, AgentState state) {
        return new LiveAgent(
                new AgentRef(new PersonId(id), new SeatId(id), new VendorId(vendor), new ProjectId(4), new ClientId(5)),
                state,
                NOW_MS,
                null);
    }

    private static final class Today implements LiveFigures {

        @Override
        public Picture now() {
            return new Picture(
                    List.of(),
                    List.of(HEARING, SILENT, SILENT_ELSEWHERE, RESTING),
                    List.of(SILENT, SILENT_ELSEWHERE),
                    Map.of(),
                    List.of(),
                    NOW_MS - 1_000);
        }

        @Override
        public int handledToday(PersonId agent) {
            return 0;
        }
    }
}
