package org.huawu.server.ladders.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.huawu.server.ladders.LaddersSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The thread that keeps ladders. It ends behind the switchboard, so that the last messages of all calls are kept. */
@Component
class LadderKeeper implements SmartLifecycle, Runnable {

    /** Begins behind the projector and ends before it; the switchboard ends before this. */
    static final int PHASE = 150;

    private static final Logger LOG = LoggerFactory.getLogger(LadderKeeper.class);
    private static final long PATIENCE_MS = 5_000;

    private final Keeping keeping;
    private final long everyMs;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    LadderKeeper(Keeping keeping, LaddersSettings settings) {
        this.keeping = keeping;
        this.everyMs = settings.roundsEvery().toMillis();
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("ladders").start(this);
    }

    @Override
    public void stop() {
        stopping.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(PATIENCE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void run() {
        try {
            while (!stopping.await(everyMs, TimeUnit.MILLISECONDS)) {
                work(keeping::round);
            }
            work(keeping::keepAll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Runnable round) {
        try {
            round.run();
        } catch (DataAccessException | TransactionException e) {
            // its name alone: what it says may quote a row
            LOG.warn(
                    "SIP messages are seen to again in {} ms: {}",
                    everyMs,
                    e.getClass().getName());
        }
    }
}
