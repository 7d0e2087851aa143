package org.huawu.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches how fast the machine itself goes, on a thread of its own: the same piece of arithmetic every four milliseconds,
 * about a fiftieth of a processor.
 */
final class PaceProbe implements AutoCloseable {

    private static final long PAUSE_MS = 4;
    private static final int STEPS = 40_000;
    /** Some twenty minutes; what is measured longer is watched that long. */
    private static final int MOST = 300_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<SlowMoments.Sample> samples = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long result;

    /** Watches from now on. */
    PaceProbe() {
        Thread.ofPlatform().name("pace").daemon().start(this::watch);
    }

    private void watch() {
        try {
            for (int taken = 0; taken < MOST && !closed.await(PAUSE_MS, TimeUnit.MILLISECONDS); taken++) {
                long fromNs = System.nanoTime();
                long spentNs = threads.getCurrentThreadCpuTime();
                result = arithmetic(result);
                long tookNs = threads.getCurrentThreadCpuTime() - spentNs;
                add(new SlowMoments.Sample(fromNs, System.nanoTime(), tookNs));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each step needs the one before, so that none can be left out; the constants are those of Knuth's MMIX generator. */
    private static long arithmetic(long from) {
        long value = from;
        for (int i = 0; i < STEPS; i++) {
            value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        return value;
    }

    private synchronized void add(SlowMoments.Sample sample) {
        samples.add(sample);
    }

    /** When the machine was slow, up to now. */
    synchronized SlowMoments slowMoments() {
        return SlowMoments.of(samples);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
