package org.huawu.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.IdleStrategy;

/**
 * Wakes the threads of one node. Each hands its work to the next through shared memory, which nobody is told of: without a
 * bell each would look again only when its rest is over, and an input would wait for that at every hop. Whoever has done
 * something rings, so the next looks at once. Any thread may ring.
 */
final class Bell {

    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private final long restNs;
    private final AtomicLong rings = new AtomicLong();
    private final List<Rest> rests = new CopyOnWriteArrayList<>();

    Bell() {
        this(REST_NS);
    }

    /** @param restNs how long what nobody rings for may wait: deadlines, heartbeats */
    Bell(long restNs) {
        this.restNs = restNs;
    }

    /** Wakes all that rest. */
    void ring() {
        rings.incrementAndGet();
        for (Rest rest : rests) {
            rest.wake();
        }
    }

    /** The rests of one thread more, until the node is gone. */
    IdleStrategy rest() {
        Rest rest = new Rest();
        rests.add(rest);
        return rest;
    }

    /**
     * Looks twice after each ring before it rests, because the consensus module commits what it finds recorded only in the
     * look after the one that found it. Rests only when the bell was silent since it began to look, so no ring is lost
     * between the two.
     */
    private final class Rest implements IdleStrategy {

        private final Semaphore bed = new Semaphore(0);
        private volatile boolean isResting;
        private long heard;
        private boolean hasLookedTwice;

        @Override
        public void idle(int workCount) {
            if (workCount > 0) {
                ring();
                listen();
            } else {
                idle();
            }
        }

        @Override
        public void idle() {
            if (hasLookedTwice && rings.get() == heard) {
                rest();
            } else {
                hasLookedTwice = true;
            }
            listen();
        }

        private void listen() {
            long now = rings.get();
            if (now != heard) {
                heard = now;
                hasLookedTwice = false;
            }
        }

        @Override
        public void reset() {
            // Each rest is as long as the one before.
        }

        private void rest() {
            isResting = true;
            if (rings.get() == heard) {
                sleep();
            }
            isResting = false;
        }

        private void sleep() {
            try {
                if (bed.tryAcquire(restNs, TimeUnit.NANOSECONDS)) {
                    bed.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void wake() {
            if (isResting) {
                bed.release();
            }
        }
    }
}
