package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huawu.routing.World.agent;
import static org.huawu.routing.World.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.huawu.events.Assignment;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.AgentSetting;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.Configuration.ShareSetting;
import org.huawu.events.ContactEvent.ContactAssigned;
import org.huawu.events.ContactEvent.ContactReleased;
import org.huawu.events.OfferEvent.OfferMade;
import org.huawu.events.QueueLimits;
import org.huawu.events.ShareBasis;
import org.huawu.events.ShareParty;
import org.huawu.kernel.QueueId;
import org.huawu.kernel.ReasonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.AgentAction.TakeBreak;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.junit.jupiter.api.Test;

/** Two thirds of queue 11 are vendor 71's, whose agents have odd numbers; one third is vendor 72's, whose numbers are even. */
class SharingTest {

    private static final ShareId SHARE = new ShareId(5);
    private static final VendorId FIRST = new VendorId(71);
    private static final VendorId SECOND = new VendorId(72);
    private static final long RESERVED_MS = 20_000;

    private final Scenario story = new Scenario(Capacity.STANDARD);
    private final List<Long> toFirst = new ArrayList<>();
    private final List<Long> toSecond = new ArrayList<>();
    private long revision;

    @Test
    void given_both_vendors_there_when_nine_contacts_come_then_six_wait_for_the_first_and_three_for_the_second() {
        begins(shared(ShareBasis.OFFERED, true, 2));
        ready(1);
        ready(2);
        for (long contact = 501; contact <= 509; contact++) {
            assertThat(arrives(contact).how()).isEqualTo(Assignment.IN_TURN);
        }
        assertThat(toFirst).hasSize(6);
        assertThat(toSecond).hasSize(3);
    }

    @Test
    void given_a_contact_of_one_vendor_when_only_the_other_is_ready_then_it_waits_until_it_is_released() {
        begins(shared(ShareBasis.OFFERED, true, 2));
        ready(1);
        ready(2);
        ready(4);
        assertThat(arrives(501).vendor()).isEqualTo(FIRST);
        assertThat(arrives(502).vendor()).isEqualTo(SECOND);
        assertThat(arrives(503).vendor()).isEqualTo(FIRST);
        story.talks(1, 501);
        assertThat(offeredTo(502)).isEqualTo(2);
        assertThat(isOffered(503)).isFalse();
        story.after(RESERVED_MS - 1_000);
        story.talks(2, 502);
        story.afterDeadline(1_000);
        assertThat(story.lastEvent(ContactReleased.class).vendor()).isEqualTo(FIRST);
        assertThat(offeredTo(503)).isEqualTo(4);
    }

    @Test
    void given_a_vendor_that_had_nobody_when_it_is_back_and_shares_are_carried_then_it_is_given_back_what_it_missed() {
        begins(shared(ShareBasis.OFFERED, true, 1));
        ready(2);
        assertThat(List.of(arrives(501), arrives(502), arrives(503), arrives(504)))
                .allMatch(each -> each.vendor().equals(SECOND))
                .extracting(ContactAssigned::how)
                .containsExactlyInAnyOrder(
                        Assignment.SPILLED, Assignment.IN_TURN, Assignment.SPILLED, Assignment.IN_TURN);
        ready(1);
        List<ContactAssigned> later = List.of(arrives(505), arrives(506), arrives(507), arrives(508), arrives(509));
        assertThat(later.stream().filter(each -> each.how() == Assignment.REPAID))
                .hasSize(2)
                .allMatch(each -> each.vendor().equals(FIRST) && SECOND.equals(each.turn()));
        arrives(510);
        assertThat(toFirst).hasSize(5);
        assertThat(toSecond).hasSize(5);
    }

    @Test
    void given_a_vendor_that_had_nobody_when_it_is_back_and_that_is_forgiven_then_only_what_comes_then_is_divided() {
        begins(shared(ShareBasis.OFFERED, false, 1));
        ready(2);
        for (long contact = 501; contact <= 504; contact++) {
            ContactAssigned assigned = arrives(contact);
            assertThat(assigned.how()).isEqualTo(Assignment.SPILLED);
            assertThat(assigned.turn()).isNull();
        }
        ready(1);
        for (long contact = 505; contact <= 508; contact++) {
            assertThat(arrives(contact).how()).isEqualTo(Assignment.IN_TURN);
        }
        assertThat(toFirst).hasSize(2);
        assertThat(toSecond).hasSize(4 + 2);
    }

    @Test
    void given_an_agent_on_a_break_when_nobody_else_of_the_vendor_is_there_then_contacts_spill_over() {
        begins(shared(ShareBasis.OFFERED, false, 1));
        ready(1);
        ready(2);
        story.given(new TakeBreak(agent(1), new ReasonId(1)));
        assertThat(arrives(501).vendor()).isEqualTo(SECOND);
        assertThat(arrives(502).how()).isEqualTo(Assignment.SPILLED);
    }

    @Test
    void given_shares_of_handled_contacts_when_callers_of_one_vendor_give_up_then_it_gets_the_next_ones() {
        begins(shared(ShareBasis.HANDLED, true, 1));
        ready(1);
        ready(2);
        assertThat(arrives(501).vendor()).isEqualTo(FIRST);
        assertThat(arrives(502).vendor()).isEqualTo(SECOND);
        story.talks(2, 502);
        story.given(new SwitchboardFact.ChannelEnded(1, World.channel(501), SwitchboardFact.ChannelEnding.HUNG_UP));
        assertThat(arrives(503).vendor()).isEqualTo(FIRST);
        assertThat(arrives(504).vendor()).isEqualTo(FIRST);
        assertThat(arrives(505).vendor()).isEqualTo(SECOND);
    }

    @Test
    void given_a_contact_of_one_vendor_when_it_goes_to_another_queue_then_anybody_there_may_take_it() {
        begins(plain -> shared(ShareBasis.OFFERED, true, 1)
                .apply(with(
                        plain,
                        plain.lines(),
                        List.of(
                                plain.queues()
                                        .get(0)
                                        .with(
                                                plain.queues().get(0).strategy(),
                                                plain.queues().get(0).steps(),
                                                new QueueLimits(0, 5_000, new QueueId(12))),
                                plain.queues().get(1)))));
        ready(1);
        assertThat(arrives(501).vendor()).isEqualTo(FIRST);
        assertThat(arrives(502).vendor()).isEqualTo(FIRST);
        story.afterDeadline(5_000);
        ready(2);
        assertThat(offeredTo(502)).isEqualTo(2);
    }

    @Test
    void
            given_a_line_with_a_share_of_its_own_when_its_contacts_come_then_those_of_the_queues_other_lines_are_not_divided() {
        begins(plain -> {
            Configuration shared = shared(ShareBasis.OFFERED, true, 1).apply(plain);
            return with(
                    shared, List.of(plain.lines().get(0), plain.lines().get(1).sharedBy(SHARE)), plain.queues());
        });
        arrives(501);
        assertThat(story.happened()).contains("ContactAssigned");
        story.arrives(502, 1);
        story.settled(Effect.Answer.class, Outcome.DONE);
        story.afterDeadline(World.PROMPT_LIMIT_MS);
        assertThat(story.happened()).contains("ContactQueued").doesNotContain("ContactAssigned");
    }

    @Test
    void given_a_ledger_when_a_revision_divides_as_before_then_it_goes_on_and_otherwise_begins_anew() {
        begins(shared(ShareBasis.OFFERED, true, 1));
        assertThat(arrives(501).vendor()).isEqualTo(FIRST);
        activates(shared(ShareBasis.OFFERED, true, 1));
        assertThat(arrives(502).vendor()).isEqualTo(SECOND);
        assertThat(arrives(503).vendor()).isEqualTo(FIRST);
        activates(shared(ShareBasis.OFFERED, true, 2));
        assertThat(arrives(504).vendor()).isEqualTo(FIRST);
        assertThat(Objects.requireNonNull(story.core.state().shares.ledgers.get(5L)).taken)
                .containsExactly(1, 0);
    }

    @Test
    void given_a_share_that_is_not_there_when_activated_then_it_is_refused_by_name() {
        begins(shared(ShareBasis.OFFERED, true, 1));
        Configuration plain = World.configuration(2, 4);
        List<QueueSetting> queues = List.of(
                plain.queues().get(0).sharedBy(new ShareId(9)), plain.queues().get(1));
        assertThat(story.refusedRevision(with(plain, plain.lines(), queues)))
                .isEqualTo(new Rejection("share-unknown", Map.of("queue", 11L, "share", 9L)));
        Configuration next = World.configuration(3, 4);
        List<LineSetting> lines = List.of(plain.lines().get(0).sharedBy(new ShareId(9)));
        assertThat(story.refusedRevision(with(next, lines, next.queues())))
                .isEqualTo(new Rejection("share-unknown", Map.of("line", 1L, "share", 9L)));
    }

    /** Queue 11 divided, the first vendor's weight being that, the second's 1. */
    private static UnaryOperator<Configuration> shared(ShareBasis basis, boolean isCarried, int weight) {
        ShareSetting share = new ShareSetting(
                SHARE,
                basis,
                isCarried,
                RESERVED_MS,
                List.of(new ShareParty(FIRST, weight), new ShareParty(SECOND, 1)));
        return plain -> with(
                        plain,
                        plain.lines(),
                        List.of(
                                plain.queues().get(0).sharedBy(SHARE),
                                plain.queues().get(1)))
                .sharing(List.of(share));
    }

    private static Configuration with(Configuration plain, List<LineSetting> lines, List<QueueSetting> queues) {
        return new Configuration(
                        plain.revision(), plain.orderLimitMs(), plain.recordingLimitMs(), lines, queues, plain.agents())
                .sharing(plain.shares());
    }

    private void begins(UnaryOperator<Configuration> change) {
        story.given(new EpochBegan(1, List.of()));
        activates(change);
        for (int each = 1; each <= 4; each++) {
            story.given(new SignIn(agent(each), World.seat(100 + each)));
            story.given(new SeatConnected(1, World.seat(100 + each), World.channel(1000 + each)));
        }
    }

    private void activates(UnaryOperator<Configuration> change) {
        Configuration plain = World.configuration(++revision, 4);
        List<AgentSetting> agents = plain.agents().stream()
                .map(each -> new AgentSetting(
                        each.agent(),
                        each.agent().value() % 2 == 1 ? FIRST : SECOND,
                        each.project(),
                        each.client(),
                        each.queues()))
                .toList();
        story.activates(change.apply(new Configuration(
                revision, plain.orderLimitMs(), plain.recordingLimitMs(), plain.lines(), plain.queues(), agents)));
    }

    private ContactAssigned arrives(long contact) {
        story.arrives(contact, 2);
        story.settled(Effect.Answer.class, Outcome.DONE);
        ContactAssigned assigned = story.lastEvent(ContactAssigned.class);
        assertThat(assigned.contact().contact()).isEqualTo(contact(contact));
        (assigned.vendor().equals(FIRST) ? toFirst : toSecond).add(contact);
        return assigned;
    }

    private void ready(long agent) {
        story.given(new BecomeReady(agent(agent)));
    }

    private boolean isOffered(long contact) {
        return Objects.requireNonNull(story.core.state().contacts.get(contact)).agent != null;
    }

    private long offeredTo(long contact) {
        return story.events(OfferMade.class).stream()
                .filter(offer -> offer.contact().contact().equals(contact(contact)))
                .toList()
                .getLast()
                .agent()
                .agent()
                .value();
    }
}
