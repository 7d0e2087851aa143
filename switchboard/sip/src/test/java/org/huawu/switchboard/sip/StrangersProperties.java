package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huawu.switchboard.sip.Strangers.Verdict;

class StrangersProperties {

    private static final long SECOND_NS = 1_000_000_000;
    private static final StrangerLimits LIMITS = new StrangerLimits(20, 5, 50, 60_000);

    private final Strangers strangers = new Strangers(LIMITS, 0);

    private record Come(long atNs, int from, boolean isCall) {}

    @Property(tries = 200)
    void given_any_traffic_when_it_is_looked_at_afterwards_then_no_span_has_more_than_its_limits(@ForAll long seed) {
        Random random = new Random(seed);
        Strangers any = new Strangers(LIMITS, 0);
        List<Come> taken = new ArrayList<>();
        long nowNs = 0;
        for (int i = 0; i < 2_000; i++) {
            nowNs += random.nextLong(random.nextInt(20) == 0 ? 3 * SECOND_NS : SECOND_NS / 50);
            Come come = new Come(nowNs, random.nextInt(4), random.nextBoolean());
            if (any.came(address(come.from()), come.isCall(), nowNs) == Verdict.TAKE) {
                taken.add(come);
            }
        }
        keeps(taken, LIMITS.allRequestsPerS(), LIMITS.allRequestsPerS());
        for (int from = 0; from < 4; from++) {
            int one = from;
            List<Come> of = taken.stream().filter(come -> come.from() == one).toList();
            keeps(of, LIMITS.requestsPerS(), 2 * LIMITS.requestsPerS());
            keeps(of.stream().filter(Come::isCall).toList(), LIMITS.callsPerS(), 2 * LIMITS.callsPerS());
        }
    }

    /** Of any span, however long: what is let through at a stretch, and one for each interval that has begun. */
    private static void keeps(List<Come> taken, int perS, int atAStretch) {
        for (int first = 0; first < taken.size(); first += 7) {
            for (int last = first; last < taken.size(); last += 5) {
                long spanNs = taken.get(last).atNs() - taken.get(first).atNs();
                assertThat(last - first + 1L).isLessThanOrEqualTo(atAStretch + spanNs * perS / SECOND_NS);
            }
        }
    }

    @Example
    void given_a_stranger_within_its_pace_when_it_goes_on_for_an_hour_then_everything_is_taken() {
        for (long nowNs = 0; nowNs < 3_600 * SECOND_NS; nowNs += SECOND_NS / LIMITS.callsPerS()) {
            assertThat(strangers.came(address(1), true, nowNs)).isEqualTo(Verdict.TAKE);
        }
    }

    @Example
    void given_calls_too_many_when_they_come_then_they_are_told_to_come_later_and_other_requests_are_taken() {
        for (int i = 0; i < 10; i++) {
            assertThat(strangers.came(address(1), true, 0)).isEqualTo(Verdict.TAKE);
        }
        assertThat(strangers.came(address(1), true, 0)).isEqualTo(Verdict.LATER);
        assertThat(strangers.came(address(1), false, 0)).isEqualTo(Verdict.TAKE);
        assertThat(strangers.came(address(1), true, SECOND_NS / 5)).isEqualTo(Verdict.TAKE);
    }

    @Example
    void given_a_flood_when_it_goes_on_then_its_address_is_banned_once_and_others_are_served() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            verdicts.add(strangers.came(address(1), false, 0));
        }
        assertThat(verdicts.subList(0, 40)).containsOnly(Verdict.TAKE);
        assertThat(verdicts.subList(40, 239)).containsOnly(Verdict.DROP);
        assertThat(verdicts.get(239)).isEqualTo(Verdict.BAN);
        assertThat(verdicts.subList(240, 300)).containsOnly(Verdict.DROP);
        assertThat(strangers.came(address(2), true, 0)).isEqualTo(Verdict.TAKE);
        long banNs = LIMITS.banMs() * 1_000_000L;
        assertThat(strangers.came(address(1), false, banNs - 1)).isEqualTo(Verdict.DROP);
        assertThat(strangers.came(address(1), false, banNs)).isEqualTo(Verdict.TAKE);
    }

    @Example
    void given_one_who_is_a_little_too_fast_when_minutes_pass_then_it_is_refused_and_never_banned() {
        List<Verdict> verdicts = new ArrayList<>();
        for (long nowNs = 0; nowNs < 600 * SECOND_NS; nowNs += SECOND_NS / 22) {
            verdicts.add(strangers.came(address(1), false, nowNs));
        }
        assertThat(verdicts).contains(Verdict.DROP).doesNotContain(Verdict.BAN);
    }

    @Example
    void given_senders_that_claim_ever_other_addresses_when_they_come_then_all_together_keep_the_pace_of_all() {
        long taken = 0;
        for (int i = 0; i < 3 * Strangers.MOST; i++) {
            taken += strangers.came(address(i), true, 0) == Verdict.TAKE ? 1 : 0;
        }
        assertThat(taken).isEqualTo(LIMITS.allRequestsPerS());
    }

    @Example
    void given_many_addresses_of_one_network_of_ipv6_when_they_come_then_they_are_one() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            verdicts.add(strangers.came(InetAddress.ofLiteral("2001:db8:1:2::" + i), false, 0));
        }
        assertThat(verdicts.subList(40, 45)).containsOnly(Verdict.DROP);
        assertThat(strangers.came(InetAddress.ofLiteral("2001:db8:1:3::1"), false, 0))
                .isEqualTo(Verdict.TAKE);
    }

    private static InetAddress address(int number) {
        return InetAddress.ofLiteral("10." + (number >> 16) + "." + ((number >> 8) & 255) + "." + (number & 255));
    }
}
