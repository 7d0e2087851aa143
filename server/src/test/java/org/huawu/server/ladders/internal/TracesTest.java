package org.huawu.server.ladders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.huawu.cluster.PortIds;
import org.huawu.server.testing.StillClock;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.sip.CallKey;
import org.huawu.switchboard.sip.PassedMessage;
import org.junit.jupiter.api.Test;

/** What is held of calls in memory, and what not. */
class TracesTest {

    private static final ChannelId CHANNEL = new ChannelId("e1-1");

    private final StillClock clock = new StillClock();
    private final Traces traces = new Traces(clock);

    @Test
    void given_a_call_when_it_has_a_channel_then_its_messages_are_there_in_their_order_from_the_first_on() {
        traces.passed(TestMessages.in("a", TestMessages.invite("a")));
        clock.advance(Duration.ofNanos(2_000));
        traces.passed(TestMessages.out("a", TestMessages.answer("a", "100 Trying", "INVITE")));
        traces.began(CHANNEL, TestMessages.key("a"));
        traces.passed(TestMessages.out("a", TestMessages.answer("a", "200 OK", "INVITE")));

        Ladder ladder = ladder(CHANNEL);
        assertThat(starts(ladder)).containsExactly("INVITE sip:", "SIP/2.0 100", "SIP/2.0 200");
        assertThat(ladder.messages().get(1).atMicros()
                        - ladder.messages().getFirst().atMicros())
                .isEqualTo(2);
        assertThat(ladder.messages().getFirst().from()).isEqualTo(TestMessages.THEIRS);
        assertThat(ladder.messages().getLast().from()).isEqualTo(TestMessages.OURS);
        assertThat(ladder.left()).isZero();
    }

    @Test
    void given_messages_that_belong_to_no_call_when_they_pass_then_nothing_is_held() {
        traces.passed(TestMessages.in("a", TestMessages.request("OPTIONS", "a", "", "text/plain", "")));
        traces.passed(TestMessages.out("b", TestMessages.answer("b", "503 Service Unavailable", "INVITE")));
        assertThat(traces.held()).isZero();
    }

    @Test
    void given_a_stranger_who_sends_the_call_id_of_another_when_he_does_then_the_others_ladder_stays_clean() {
        traces.passed(TestMessages.in("a", TestMessages.invite("a")));
        traces.began(CHANNEL, TestMessages.key("a"));
        PassedMessage his = TestMessages.in("a", TestMessages.invite("a"));
        traces.passed(new PassedMessage(his.way(), true, true, "a", List.of("guessed", ""), his.bytes()));

        assertThat(ladder(CHANNEL).messages()).hasSize(1);
    }

    @Test
    void given_a_call_of_ours_that_tries_two_peers_when_it_has_a_channel_then_the_messages_with_both_are_there() {
        for (String callId : List.of("first", "second")) {
            PassedMessage invite = TestMessages.in(callId, TestMessages.invite(callId));
            traces.passed(new PassedMessage(invite.way(), false, true, callId, List.of("ours", ""), invite.bytes()));
        }
        traces.began(CHANNEL, new CallKey("", "ours"));
        assertThat(ladder(CHANNEL).messages()).hasSize(2);
    }

    @Test
    void given_a_call_that_is_over_when_messages_still_pass_then_they_are_its_and_it_is_complete_after_some_time() {
        traces.passed(TestMessages.in("a", TestMessages.invite("a")));
        traces.began(CHANNEL, TestMessages.key("a"));
        traces.over(CHANNEL);
        clock.advance(Duration.ofMillis(Traces.LINGER_MS - 1));
        traces.passed(TestMessages.in("a", TestMessages.answer("a", "200 OK", "BYE")));
        assertThat(traces.ended(10)).isEmpty();

        clock.advance(Duration.ofMillis(1));
        assertThat(traces.ended(10)).singleElement().satisfies(ended -> {
            assertThat(ended.channel()).isEqualTo(PortIds.channel(CHANNEL));
            assertThat(starts(ended.ladder())).containsExactly("INVITE sip:", "SIP/2.0 200");
        });
        traces.forget(PortIds.channel(CHANNEL));
        assertThat(traces.held()).isZero();
        traces.passed(TestMessages.in("a", TestMessages.answer("a", "200 OK", "BYE")));
        assertThat(traces.held()).isZero();
    }

    @Test
    void given_more_than_a_call_may_have_when_they_pass_then_the_newest_are_left_and_counted() {
        traces.passed(TestMessages.in("a", TestMessages.invite("a")));
        traces.began(CHANNEL, TestMessages.key("a"));
        for (int i = 0; i < Traces.MOST_MESSAGES + 4; i++) {
            traces.passed(TestMessages.out("a", TestMessages.answer("a", "180 Ringing", "INVITE")));
        }
        Ladder ladder = ladder(CHANNEL);
        assertThat(ladder.messages()).hasSize(Traces.MOST_MESSAGES);
        assertThat(ladder.left()).isEqualTo(5);
    }

    @Test
    void given_long_messages_when_they_pass_then_each_is_cut_and_a_call_has_no_more_than_its_share() {
        traces.passed(TestMessages.in("a", TestMessages.invite("a")));
        traces.began(CHANNEL, TestMessages.key("a"));
        String body = "x".repeat(Traces.MOST_OF_ONE);
        for (int i = 0; i < 40; i++) {
            traces.passed(TestMessages.in("a", TestMessages.request("MESSAGE", "a", ";tag=ours", "text/plain", body)));
        }
        Ladder ladder = ladder(CHANNEL);
        assertThat(ladder.messages().getFirst().isCut()).isFalse();
        assertThat(ladder.messages().getLast().isCut()).isTrue();
        assertThat(ladder.messages().getLast().bytes()).hasSize(Traces.MOST_OF_ONE);
        assertThat(ladder.messages().getLast().wholeLength()).isGreaterThan(Traces.MOST_OF_ONE);
        assertThat(traces.held()).isLessThanOrEqualTo(Traces.MOST_OF_CALL);
        assertThat(ladder.left()).isEqualTo(41 - ladder.messages().size()).isPositive();
    }

    @Test
    void given_memory_that_is_used_up_when_a_call_comes_then_its_ladder_says_what_is_missing() {
        Traces small = new Traces(clock, 1_000);
        small.passed(TestMessages.in("a", TestMessages.invite("a")));
        small.began(CHANNEL, TestMessages.key("a"));
        small.passed(TestMessages.in("b", TestMessages.invite("b")));
        ChannelId other = new ChannelId("e1-2");
        small.began(other, TestMessages.key("b"));
        assertThat(Objects.requireNonNull(small.ladder(PortIds.channel(other)))).isEqualTo(new Ladder(List.of(), 1));
        small.forget(PortIds.channel(CHANNEL));
        small.passed(TestMessages.in("b", TestMessages.invite("b")));
        assertThat(Objects.requireNonNull(small.ladder(PortIds.channel(other))).messages())
                .hasSize(1);
    }

    @Test
    void given_calls_that_were_refused_when_many_come_or_time_passes_then_they_are_forgotten() {
        for (int i = 0; i <= Traces.MOST_WAITING; i++) {
            traces.passed(TestMessages.in("c" + i, TestMessages.invite("c" + i)));
        }
        traces.began(CHANNEL, TestMessages.key("c0"));
        assertThat(ladder(CHANNEL)).isEqualTo(Ladder.EMPTY);
        ChannelId last = new ChannelId("e1-2");
        traces.began(last, TestMessages.key("c" + Traces.MOST_WAITING));
        assertThat(ladder(last).messages()).hasSize(1);

        long ofTheLast = ladder(last).messages().getFirst().bytes().length;
        clock.advance(Duration.ofMillis(Traces.WAITING_MS + 1));
        traces.forgetRefused();
        assertThat(traces.held()).isBetween(ofTheLast, ofTheLast + 1_000);
    }

    private Ladder ladder(ChannelId channel) {
        return Objects.requireNonNull(traces.ladder(PortIds.channel(channel)));
    }

    private static List<String> starts(Ladder ladder) {
        return ladder.messages().stream()
                .map(each -> Ladders.text(each).substring(0, 11))
                .toList();
    }
}
