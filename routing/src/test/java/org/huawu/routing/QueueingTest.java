package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.contact;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ContactClass;
import org.huawu.events.ContactEvent.ContactEnded;
import org.huawu.events.ContactEvent.ContactMoved;
import org.huawu.events.ContactEvent.QueueStepReached;
import org.huawu.events.EndCause;
import org.huawu.events.HeldSkill;
import org.huawu.events.MoveCause;
import org.huawu.events.Need;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.Party;
import org.huawu.events.QueueLimits;
import org.huawu.events.QueueStep;
import org.huawu.events.SkillLevel;
import org.huawu.events.Strategy;
import org.huawu.events.Urgency;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SkillId;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.EndWrapUp;
import org.huawu.routing.AgentAction.HangUp;
import org.huawu.routing.AgentAction.RejectOffer;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who waits before whom, and who may be offered what. Line 2 leads into queue 11, line 3 into queue 12. */
class QueueingTest {

    private static final UnaryOperator<QueueSetting> PLAIN_QUEUE = UnaryOperator.identity();
    private static final UnaryOperator<AgentSetting> PLAIN_AGENT = UnaryOperator.identity();
    private static final SkillId MANDARIN = new SkillId(1);
    private static final SkillId BILLING = new SkillId(2);

    private final Scenario story = new Scenario(Capacity.STANDARD);
    private long revision;

    /**
     * The second caller comes some seconds after the first. Each point of priority is a second; a deadline is worth what it lacks of ten
     * minutes.
     */
    @ParameterizedTest
    @CsvSource({
        // class, points and deadline of the first; seconds later; the same of the second; who is offered first
        "NORMAL 0 0, 1, NORMAL 0 0, 501",
        "NORMAL 0 0, 3600, VIP 0 0, 502",
        "VIP 3600 60000, 3600, EMERGENCY 0 0, 502",
        "NORMAL 0 0, 30, NORMAL 31 0, 502",
        "NORMAL 0 0, 30, NORMAL 30 0, 501",
        "NORMAL 0 0, 30, NORMAL 29 0, 501",
        "NORMAL 0 0, 500, NORMAL 0 60000, 502",
        "NORMAL 0 120000, 50, NORMAL 0 60000, 502",
        "NORMAL 100 0, 50, NORMAL 0 540001, 501",
        "VIP 0 0, 10, VIP 20 0, 502"
    })
    void given_two_callers_who_wait_when_an_agent_becomes_ready_then_class_then_wait_with_credit_decides(
            String first, long secondsLater, String second, long offered) {
        begins(
                line -> line.with(urgency(line.line().value() == 2 ? first : second), List.of()),
                PLAIN_QUEUE,
                PLAIN_AGENT);
        waits(501, 2);
        story.after(1_000 * secondsLater);
        waits(502, 3);
        ready(2);
        assertThat(offered(2)).isEqualTo(offered);
    }

    @Test
    void given_a_caller_who_was_refused_when_somebody_else_is_ready_then_the_old_place_counts() {
        begins(UnaryOperator.identity(), PLAIN_QUEUE, PLAIN_AGENT);
        waits(501, 2);
        story.after(1_000);
        waits(502, 2);
        ready(1);
        story.given(new RejectOffer(agent(1), contact(501)));
        ready(2);
        assertThat(offered(2)).isEqualTo(501);
    }

    @Test
    void given_a_queue_that_relaxes_when_time_passes_then_each_step_reaches_agents_who_can_less() {
        begins(
                UnaryOperator.identity(),
                queue -> queue.with(
                        Strategy.LONGEST_IDLE,
                        List.of(
                                new QueueStep(0, mandarin(60)),
                                new QueueStep(20_000, mandarin(30)),
                                new QueueStep(40_000, Need.none())),
                        QueueLimits.NONE),
                agent -> agent.with(
                        List.of(held(MANDARIN, 20 * (int) agent.agent().value()))));
        ready(2);
        ready(4);
        waits(501, 2);
        assertThat(offered(4)).isEqualTo(501);
        story.talks(4, 501);
        waits(502, 2);
        assertThat(story.happened()).doesNotContain("OfferMade");
        story.afterDeadline(19_999);
        assertThat(story.happened()).doesNotContain("OfferMade");
        story.afterDeadline(1);
        assertThat(story.lastEvent(QueueStepReached.class).step()).isEqualTo(1);
        assertThat(offered(2)).isEqualTo(502);
    }

    @Test
    void given_a_wait_over_several_steps_when_it_is_noticed_late_then_the_last_step_is_reached_at_once() {
        begins(
                UnaryOperator.identity(),
                queue -> queue.with(
                        Strategy.LONGEST_IDLE,
                        List.of(
                                new QueueStep(0, mandarin(60)),
                                new QueueStep(20_000, mandarin(30)),
                                new QueueStep(40_000, Need.none())),
                        QueueLimits.NONE),
                PLAIN_AGENT);
        waits(501, 2);
        story.afterDeadline(45_000);
        assertThat(story.lastEvent(QueueStepReached.class).step()).isEqualTo(2);
        assertThat(story.core.state().nextDeadlineMs()).hasValue(Scenario.START_MS + 45_000 + Standstill.SIGN_EVERY_MS);
    }

    @ParameterizedTest
    @CsvSource({"60, 0, false", "0, 60, false", "60, 59, false", "50, 60, true", "100, 100, true"})
    void given_a_caller_with_needs_of_its_own_when_agents_are_ready_then_only_who_has_all_of_them_is_offered(
            int mandarin, int billing, boolean isOffered) {
        begins(
                line -> line.with(Urgency.USUAL, List.of(new SkillLevel(MANDARIN, 50), new SkillLevel(BILLING, 60))),
                PLAIN_QUEUE,
                agent -> agent.with(IntStream.rangeClosed(1, 2)
                        .filter(skill -> (skill == 1 ? mandarin : billing) > 0)
                        .mapToObj(skill -> held(new SkillId(skill), skill == 1 ? mandarin : billing))
                        .toList()));
        ready(1);
        waits(501, 2);
        assertThat(story.happened().contains("OfferMade")).isEqualTo(isOffered);
    }

    @ParameterizedTest
    @CsvSource({"40, 0, false", "0, 40, false", "40, 40, true", "0, 90, true", "90, 0, false"})
    void given_a_need_of_one_and_another_or_a_third_when_an_agent_has_some_of_it_then_the_expression_decides(
            int mandarin, int billing, boolean isOffered) {
        Need both = new Need.AllOf(List.of(mandarin(30), new Need.Skilled(new SkillLevel(BILLING, 30))));
        Need expert = new Need.Skilled(new SkillLevel(BILLING, 80));
        begins(
                UnaryOperator.identity(),
                queue -> queue.with(
                        Strategy.LONGEST_IDLE,
                        List.of(new QueueStep(0, new Need.AnyOf(List.of(both, expert)))),
                        QueueLimits.NONE),
                agent -> agent.with(IntStream.rangeClosed(1, 2)
                        .filter(skill -> (skill == 1 ? mandarin : billing) > 0)
                        .mapToObj(skill -> held(new SkillId(skill), skill == 1 ? mandarin : billing))
                        .toList()));
        ready(1);
        waits(501, 2);
        assertThat(story.happened().contains("OfferMade")).isEqualTo(isOffered);
    }

    @ParameterizedTest
    @CsvSource({"LONGEST_IDLE, 1", "MOST_SKILLED, 3"})
    void given_agents_ready_one_after_another_each_more_skilled_when_a_caller_comes_then_the_strategy_says_who_is_first(
            Strategy strategy, long expected) {
        begins(
                UnaryOperator.identity(),
                asking(strategy),
                agent -> agent.with(
                        List.of(held(MANDARIN, 20 * (int) agent.agent().value()))));
        ready(1);
        ready(2);
        ready(3);
        waits(501, 2);
        assertThat(offered(expected)).isEqualTo(501);
    }

    @ParameterizedTest
    @CsvSource({"LONGEST_IDLE, 1", "LEAST_OCCUPIED, 2"})
    void given_who_talked_for_long_is_idle_longer_when_a_caller_comes_then_the_strategy_says_who_is_first(
            Strategy strategy, long expected) {
        begins(UnaryOperator.identity(), asking(strategy), QueueingTest::speaking);
        ready(1);
        talks(1, 501, 100_000);
        ready(2);
        talks(2, 502, 10_000);
        story.given(new EndWrapUp(agent(1), contact(501)));
        story.given(new EndWrapUp(agent(2), contact(502)));
        waits(503, 2);
        assertThat(offered(expected)).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"LONGEST_IDLE, 2", "ROUND_ROBIN, 1"})
    void given_whose_last_offer_is_older_came_back_later_when_a_caller_comes_then_the_strategy_says_who_is_first(
            Strategy strategy, long expected) {
        begins(UnaryOperator.identity(), asking(strategy), QueueingTest::speaking);
        ready(1);
        waits(501, 2);
        story.given(new RejectOffer(agent(1), contact(501)));
        ready(2);
        story.given(new RejectOffer(agent(2), contact(501)));
        story.given(new SwitchboardFact.ChannelEnded(1, World.channel(501), SwitchboardFact.ChannelEnding.HUNG_UP));
        ready(2);
        ready(1);
        waits(502, 2);
        assertThat(offered(expected)).isEqualTo(502);
    }

    @Test
    void given_a_full_queue_when_one_more_comes_then_it_waits_where_the_queue_sends_it_and_keeps_its_place() {
        begins(UnaryOperator.identity(), limited(new QueueLimits(1, 0, new QueueId(12))), PLAIN_AGENT);
        waits(501, 2);
        waits(502, 2);
        ContactMoved moved = story.lastEvent(ContactMoved.class);
        assertThat(moved.contact().contact()).isEqualTo(contact(502));
        assertThat(moved.to()).isEqualTo(new QueueId(12));
        assertThat(moved.cause()).isEqualTo(MoveCause.QUEUE_FULL);
        story.after(1_000);
        waits(503, 3);
        ready(2);
        assertThat(offered(2)).isEqualTo(501);
        story.talks(2, 501);
        ready(4);
        assertThat(offered(4)).isEqualTo(502);
    }

    @Test
    void given_every_queue_full_when_one_more_comes_then_its_call_ends_and_says_why() {
        begins(
                UnaryOperator.identity(),
                queue -> queue.with(
                        queue.strategy(),
                        queue.steps(),
                        new QueueLimits(1, 0, new QueueId(23 - queue.queue().value()))),
                PLAIN_AGENT);
        waits(501, 2);
        waits(502, 3);
        waits(503, 2);
        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.contact().contact()).isEqualTo(contact(503));
        assertThat(end.cause()).isEqualTo(EndCause.QUEUE_FULL);
        assertThat(end.by()).isEqualTo(Party.SYSTEM);
        assertThat(story.last(Effect.HangUpChannel.class).channel()).isEqualTo(World.channel(503));
    }

    @Test
    void given_a_limit_of_waiting_when_it_is_over_then_the_caller_hears_the_other_queues_music_and_its_wait_goes_on() {
        begins(UnaryOperator.identity(), limited(new QueueLimits(0, 30_000, new QueueId(12))), PLAIN_AGENT);
        waits(501, 2);
        story.ordered();
        story.afterDeadline(29_999);
        assertThat(story.ordered()).isEmpty();
        story.afterDeadline(1);
        ContactMoved moved = story.lastEvent(ContactMoved.class);
        assertThat(moved.cause()).isEqualTo(MoveCause.WAIT_LIMIT);
        assertThat(moved.waitedMs()).isEqualTo(30_000);
        assertThat(story.ordered()).containsExactly("StopMusic", "PlayMusic");
        waits(502, 3);
        ready(2);
        assertThat(offered(2)).isEqualTo(501);
    }

    @Test
    void given_a_limit_of_waiting_and_nowhere_to_go_when_it_is_over_then_the_call_ends_and_says_why() {
        begins(UnaryOperator.identity(), limited(new QueueLimits(0, 30_000, null)), PLAIN_AGENT);
        waits(501, 2);
        story.afterDeadline(30_000);
        ContactEnded end = story.lastEvent(ContactEnded.class);
        assertThat(end.cause()).isEqualTo(EndCause.WAIT_LIMIT);
        assertThat(end.waitedMs()).isEqualTo(30_000);
        assertThat(story.core.state().contacts).isEmpty();
    }

    @Test
    void given_a_certificate_that_begins_and_ends_when_its_moments_come_then_the_agent_is_offered_just_between_them() {
        long fromMs = Scenario.START_MS + 10_000;
        long untilMs = Scenario.START_MS + 20_000;
        begins(
                UnaryOperator.identity(),
                queue -> queue.with(Strategy.LONGEST_IDLE, List.of(new QueueStep(0, mandarin(1))), QueueLimits.NONE),
                agent -> agent.with(List.of(new HeldSkill(MANDARIN, 50, fromMs, untilMs))));
        ready(1);
        waits(501, 2);
        assertThat(story.happened()).doesNotContain("OfferMade");
        story.afterDeadline(10_000);
        assertThat(offered(1)).isEqualTo(501);
        ready(3);
        story.afterDeadline(10_000);
        waits(502, 2);
        assertThat(story.happened()).contains("SkillsChanged").doesNotContain("OfferMade");
    }

    @Test
    void given_those_who_wait_when_another_configuration_comes_then_steps_and_limits_are_those_of_the_new_one() {
        begins(
                UnaryOperator.identity(),
                queue -> queue.with(Strategy.LONGEST_IDLE, List.of(new QueueStep(0, mandarin(90))), QueueLimits.NONE),
                PLAIN_AGENT);
        ready(1);
        waits(501, 2);
        story.after(5_000);
        story.happened();
        story.activates(configured(UnaryOperator.identity(), limited(new QueueLimits(0, 9_000, null)), PLAIN_AGENT));
        assertThat(offered(1)).isEqualTo(501);
    }

    @Test
    void
            given_an_agent_who_stays_ready_when_callers_with_ever_other_needs_come_and_go_then_no_more_is_kept_than_may_be() {
        begins(UnaryOperator.identity(), asking(Strategy.MOST_SKILLED), PLAIN_AGENT);
        Configuration plain = configured(
                UnaryOperator.identity(),
                asking(Strategy.MOST_SKILLED),
                agent ->
                        agent.with(List.of(held(MANDARIN, agent.agent().value() == 1 ? 100 : 99), held(BILLING, 100))));
        List<LineSetting> lines = IntStream.rangeClosed(1, SkillLevel.MOST)
                .mapToObj(level -> new LineSetting(
                                new LineId(level), new ProjectId(51), new ClientId(61), new QueueId(11), null, 1)
                        .with(Urgency.USUAL, List.of(new SkillLevel(BILLING, level))))
                .toList();
        story.activates(new Configuration(
                plain.revision(),
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                lines,
                plain.queues(),
                plain.agents()));
        ready(2);
        ready(1);
        for (int level = 1; level <= SkillLevel.MOST; level++) {
            waits(500 + level, level);
            assertThat(offered(1)).isEqualTo(500 + level);
            story.given(new SwitchboardFact.ChannelEnded(
                    1, World.channel(500 + level), SwitchboardFact.ChannelEnding.HUNG_UP));
        }
        assertThat(story.core.state().agent(2).pools).hasSizeLessThanOrEqualTo(WaitingRooms.MOST_EMPTY_POOLS);
    }

    @Test
    void given_an_overflow_to_a_queue_that_is_not_there_when_it_is_activated_then_it_is_refused_by_name() {
        begins(UnaryOperator.identity(), PLAIN_QUEUE, PLAIN_AGENT);
        Configuration wrong =
                configured(UnaryOperator.identity(), limited(new QueueLimits(1, 0, new QueueId(99))), PLAIN_AGENT);
        assertThat(story.refusedRevision(wrong))
                .isEqualTo(new Rejection("queue-unknown", Map.of("overflowOf", 11L, "queue", 99L)));
    }

    /** Class, points and deadline with blanks between. */
    private static Urgency urgency(String words) {
        List<String> parts = List.of(words.split(" ", 3));
        return new Urgency(
                ContactClass.valueOf(parts.get(0)), Integer.parseInt(parts.get(1)), Long.parseLong(parts.get(2)));
    }

    private void begins(
            UnaryOperator<LineSetting> line, UnaryOperator<QueueSetting> queue, UnaryOperator<AgentSetting> agent) {
        story.given(new EpochBegan(1, List.of()));
        story.activates(configured(line, queue, agent));
        for (int each = 1; each <= 4; each++) {
            story.given(new SignIn(agent(each), World.seat(100 + each)));
            story.given(new SeatConnected(1, World.seat(100 + each), World.channel(1000 + each)));
        }
        story.happened();
    }

    private Configuration configured(
            UnaryOperator<LineSetting> line, UnaryOperator<QueueSetting> queue, UnaryOperator<AgentSetting> agent) {
        Configuration plain = World.configuration(++revision, 4);
        return new Configuration(
                revision,
                plain.orderLimitMs(),
                plain.recordingLimitMs(),
                plain.lines().stream().map(line).toList(),
                plain.queues().stream().map(queue).toList(),
                plain.agents().stream().map(agent).toList());
    }

    /** These limits for queue 11 alone. */
    private static UnaryOperator<QueueSetting> limited(QueueLimits limits) {
        return queue -> queue.queue().value() == 11 ? queue.with(queue.strategy(), queue.steps(), limits) : queue;
    }

    private static Need mandarin(int level) {
        return new Need.Skilled(new SkillLevel(MANDARIN, level));
    }

    private static UnaryOperator<QueueSetting> asking(Strategy strategy) {
        return queue -> queue.with(strategy, List.of(new QueueStep(0, mandarin(1))), QueueLimits.NONE);
    }

    private static AgentSetting speaking(AgentSetting agent) {
        return agent.with(List.of(held(MANDARIN, 50)));
    }

    private static HeldSkill held(SkillId skill, int level) {
        return new HeldSkill(skill, level, 0, 0);
    }

    private void waits(long contact, long line) {
        story.arrives(contact, line);
        story.settled(Effect.Answer.class, Outcome.DONE);
    }

    private void ready(long agent) {
        story.given(new BecomeReady(agent(agent)));
    }

    private void talks(long agent, long contact, long lastsMs) {
        waits(contact, 2);
        story.talks(agent, contact);
        story.after(lastsMs);
        story.given(new HangUp(agent(agent), contact(contact)));
    }

    /** The contact of the last offer, which is the agent's. */
    private long offered(long agent) {
        OfferMade offer = story.lastEvent(OfferMade.class);
        assertThat(offer.agent().agent()).isEqualTo(agent(agent));
        story.happened();
        return offer.contact().contact().value();
    }
}
