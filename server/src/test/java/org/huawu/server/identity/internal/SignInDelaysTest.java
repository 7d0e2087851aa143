package org.huawu.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.identity.internal.SignInDelays.Door;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HuawuServerTest
class SignInDelaysTest {

    private final SignInDelays delays;
    private final StillClock clock;
    private final World world;

    SignInDelaysTest(@Autowired SignInDelays delays, @Autowired StillClock clock, @Autowired World world) {
        this.delays = delays;
        this.clock = clock;
        this.world = world;
    }

    /** The same rule, written as plainly as it is said. */
    private static final class NaiveTwin {

        private record Count(int failures, Instant last, Instant free) {}

        private final Map<String, Count> counts = new HashMap<>();

        Optional<Duration> claim(String key, int freeFailures, long longestSeconds, Instant now) {
            Count count = counts.getOrDefault(key, new Count(0, now, now));
            if (count.free().isAfter(now)) {
                return Optional.of(Duration.between(now, count.free()));
            }
            boolean forgotten = count.last().isBefore(now.minus(Duration.ofHours(1)));
            int failures = forgotten ? 1 : count.failures() + 1;
            long delay =
                    failures < freeFailures ? 0 : Math.min(longestSeconds, 1L << Math.min(failures - freeFailures, 20));
            counts.put(key, new Count(failures, now, now.plusSeconds(delay)));
            return Optional.empty();
        }

        void forgive(String account, String address, Instant now) {
            counts.remove(account);
            takeBack(address, now);
        }

        void takeBack(String key, Instant now) {
            counts.computeIfPresent(
                    key,
                    (k, count) -> count.failures() > 0 ? new Count(count.failures() - 1, count.last(), now) : count);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void given_any_order_of_attempts_when_they_are_claimed_then_the_delays_are_those_of_the_naive_twin(long seed) {
        Random random = new Random(seed);
        NaiveTwin twin = new NaiveTwin();
        List<String> accounts =
                Stream.generate(() -> world.name("account")).limit(3).toList();
        List<String> addresses =
                Stream.generate(() -> world.name("address")).limit(2).toList();
        for (int step = 0; step < 150; step++) {
            String account = accounts.get(random.nextInt(accounts.size()));
            String address = addresses.get(random.nextInt(addresses.size()));
            Instant now = clock.instant();
            Optional<Duration> expected = twin.claim("i" + address, 30, 60, now);
            if (expected.isEmpty()) {
                expected = twin.claim("a" + account, 3, 900, now);
            }
            SignInDelays.Attempt attempt = delays.claim(Door.SIGN_IN, account, address);
            assertThat(attempt.early()).as("seed %d step %d", seed, step).isEqualTo(expected);
            if (expected.isEmpty() && random.nextInt(12) == 0) {
                delays.forgive(attempt);
                twin.forgive("a" + account, "i" + address, now);
            } else if (expected.isEmpty() && random.nextInt(6) == 0) {
                delays.withdraw(attempt);
                twin.takeBack("a" + account, now);
                twin.takeBack("i" + address, now);
            }
            clock.advance(random.nextInt(40) == 0 ? Duration.ofMinutes(61) : Duration.ofSeconds(random.nextInt(20)));
        }
    }

    @Test
    void given_an_attempt_taken_back_when_another_failed_since_then_that_ones_delay_stays() {
        String account = world.name("account");
        for (int i = 0; i < 2; i++) {
            delays.claim(Door.SIGN_IN, account, world.name("address"));
        }
        SignInDelays.Attempt right = delays.claim(Door.SIGN_IN, account, world.name("address"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(delays.claim(Door.SIGN_IN, account, world.name("address")).early())
                .isEmpty();
        delays.withdraw(right);
        assertThat(delays.claim(Door.SIGN_IN, account, world.name("address")).secondsToWait())
                .hasValue(2);
    }

    @Test
    void given_failures_at_one_door_when_the_other_is_tried_then_it_is_open() {
        String account = world.name("account");
        for (int i = 0; i < 3; i++) {
            delays.claim(Door.SIGN_IN, account, world.name("address"));
        }
        assertThat(delays.claim(Door.SIGN_IN, account, world.name("address")).early())
                .isPresent();
        assertThat(delays.claim(Door.OPEN_SESSION, account, world.name("address"))
                        .early())
                .isEmpty();
    }

    @Test
    void given_many_attempts_at_the_same_moment_when_they_are_claimed_then_only_the_free_ones_pass() throws Exception {
        String account = world.name("account");
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<Duration>>> attempts = Stream.<Callable<Optional<Duration>>>generate(
                            () -> () -> delays.claim(Door.SIGN_IN, account, world.name("address"))
                                    .early())
                    .limit(12)
                    .toList();
            long passed = 0;
            for (var attempt : pool.invokeAll(attempts)) {
                passed += attempt.get().isEmpty() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(3);
        }
    }
}
