package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.huawu.server.recordings.RecordingsSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Sees to the recordings that are there, all on one thread: so no file is changed by one hand while another deletes it. */
@Component
class Keeper implements SmartLifecycle, Runnable {

    /** A round's most: 36,000 an hour at the default, several times what 500 seats record. */
    static final int MOST_A_ROUND = 600;

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final long PATIENCE_MS = 10_000;

    private final Rounds rounds;
    private final long everyMs;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    Keeper(Rounds rounds, RecordingsSettings settings) {
        this.rounds = rounds;
        this.everyMs = settings.roundsEvery().toMillis();
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("recordings").start(this);
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
    public void run() {
        try {
            while (!stopping.await(everyMs, TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            rounds.run(MOST_A_ROUND);
        } catch (IOException | DataAccessException | TransactionException e) {
            LOG.warn("recordings are seen to again in {} ms: {}", everyMs, e.toString());
        }
    }
}
