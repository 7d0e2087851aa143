package org.huawu.cluster;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.IdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BellTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TIMES = 20_000;

    /** Whoever rests without being rung for does not come back within any test. */
    private final Bell bell = new Bell(TimeUnit.HOURS.toNanos(1));

    private Thread other = new Thread();

    @AfterEach
    void end() throws InterruptedException {
        other.interrupt();
        other.join();
    }

    @Test
    void given_two_threads_that_hand_work_to_each_other_then_no_ring_is_lost() {
        AtomicLong there = new AtomicLong();
        AtomicLong back = new AtomicLong();
        inTheBackground(bell.rest(), () -> {
            boolean isWork = there.get() > back.get();
            if (isWork) {
                back.incrementAndGet();
            }
            return isWork ? 1 : 0;
        });
        IdleStrategy rest = bell.rest();

        assertTimeoutPreemptively(LIMIT, () -> {
            for (long sent = 1; sent <= TIMES; sent++) {
                there.set(sent);
                rest.idle(1);
                while (back.get() < sent) {
                    rest.idle(0);
                }
            }
        });
    }

    @Test
    void given_work_that_is_done_only_in_the_second_look_after_a_ring_then_it_is_done() throws Exception {
        AtomicLong asked = new AtomicLong();
        AtomicLong seen = new AtomicLong();
        AtomicLong done = new AtomicLong();
        inTheBackground(bell.rest(), () -> {
            done.set(seen.get());
            seen.set(asked.get());
            return 0;
        });

        for (long ask = 1; ask <= TIMES / 100; ask++) {
            asked.set(ask);
            bell.ring();
            long wanted = ask;
            assertTimeoutPreemptively(LIMIT, () -> {
                while (done.get() < wanted) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    @Test
    void given_silence_when_the_thread_is_ended_then_its_rest_ends() throws Exception {
        CountDownLatch isOver = new CountDownLatch(1);
        IdleStrategy rest = bell.rest();
        other = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                rest.idle(0);
            }
            isOver.countDown();
        });

        other.interrupt();

        assertTrue(isOver.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }

    private void inTheBackground(IdleStrategy rest, Work work) {
        other = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                rest.idle(work.look());
            }
        });
    }

    private interface Work {
        int look();
    }
}
