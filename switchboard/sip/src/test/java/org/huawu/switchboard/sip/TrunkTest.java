package org.huawu.switchboard.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrunkTest {

    private static final TrunkPeer FIRST = peer(1, 1, 30);
    private static final TrunkPeer EQUAL = peer(2, 1, 10);
    private static final TrunkPeer LAST = peer(3, 2, 0);

    private final Random random = new Random(1);
    private long nowMs;
    private final Trunk trunk = new Trunk(settings(), () -> nowMs, random::nextInt);

    @Test
    void given_peers_of_two_priorities_when_calls_go_out_then_the_lower_comes_first_and_equals_by_their_weights() {
        Map<TrunkPeer, Integer> firsts = new HashMap<>();
        for (int i = 0; i < 4_000; i++) {
            List<TrunkPeer> turn = trunk.inTurn();
            assertThat(turn)
                    .containsExactlyInAnyOrder(FIRST, EQUAL, LAST)
                    .last()
                    .isEqualTo(LAST);
            firsts.merge(turn.getFirst(), 1, Integer::sum);
        }
        assertThat(firsts.get(FIRST)).isBetween(2_800, 3_200);
    }

    @Test
    void given_peers_that_rest_when_calls_go_out_then_they_come_last_until_their_time_is_over() {
        trunk.rest(FIRST, -1);
        trunk.rest(EQUAL, 60_000);
        assertThat(trunk.inTurn()).first().isEqualTo(LAST);
        nowMs = 30_000;
        assertThat(trunk.inTurn()).first().isEqualTo(FIRST);
        assertThat(trunk.inTurn()).last().isEqualTo(EQUAL);
    }

    @Test
    void given_a_peer_that_does_not_answer_when_calls_go_out_then_it_comes_last_until_it_does() {
        trunk.answers(FIRST, false);
        trunk.answers(EQUAL, false);
        assertThat(trunk.inTurn()).first().isEqualTo(LAST);
        trunk.answers(FIRST, true);
        assertThat(trunk.inTurn()).containsExactly(FIRST, LAST, EQUAL);
    }

    @Test
    void given_as_many_calls_as_a_trunk_may_have_when_one_ends_then_there_is_room_again() {
        assertThat(trunk.take()).isTrue();
        nowMs = 1_000;
        assertThat(trunk.take()).isTrue();
        nowMs = 2_000;
        assertThat(trunk.take()).isFalse();
        trunk.giveBack();
        assertThat(trunk.take()).isTrue();
    }

    @Test
    void given_a_call_within_this_second_when_another_begins_then_it_must_wait_for_the_next() {
        assertThat(trunk.take()).isTrue();
        nowMs = 999;
        assertThat(trunk.take()).isFalse();
        nowMs = 1_000;
        assertThat(trunk.take()).isTrue();
    }

    @Test
    void given_an_account_when_it_is_written_down_then_without_its_password() {
        assertThat(new TrunkAccount("house", "secret").toString()).doesNotContain("secret");
        assertThat(settings().toString()).doesNotContain("secret");
        assertThatThrownBy(() -> new TrunkAccount("a\"b", "secret")).isInstanceOf(IllegalArgumentException.class);
    }

    private static TrunkSettings settings() {
        return new TrunkSettings(
                "carrier",
                List.of(LAST, FIRST, EQUAL),
                "house.example",
                Optional.of(new TrunkAccount("house", "secret")),
                Set.of("4006001000"),
                NumberWriting.E164,
                new TrunkLimits(2, 1, 500, 30_000, 0),
                TrunkManner.PLAIN);
    }

    private static TrunkPeer peer(int last, int priority, int weight) {
        return new TrunkPeer(
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2." + last), 5_060),
                SipTransport.UDP,
                priority,
                weight);
    }
}
