package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.time.Clock;
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
    private final Transcoding transcoding;
    private final Clock clock;
    private final long everyMs;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    Keeper(Rounds rounds, Transcoding transcoding, RecordingsSettings settings, Clock clock) {
        this.rounds = rounds;
        this.transcoding = transcoding;
        this.clock = clock;
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
        if (!LowPriority.take()) {
            LOG.warn("recordings are seen to at ordinary priority: the system gives no lower one");
        }
        try {
            boolean goesOn = false;
            while (!stopping.await(goesOn ? 0 : everyMs, TimeUnit.MILLISECONDS)) {
                goesOn = round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes what is past its retention, then makes recordings small until the next round; true when there are more. */
    private boolean round() {
        try {
            rounds.run(MOST_A_ROUND);
            return transcoding.run(clock.instant().plusMillis(everyMs), () -> stopping.getCount() == 0);
        } catch (IOException | DataAccessException | TransactionException e) {
            LOG.warn("recordings are seen to again in {} ms: {}", everyMs, e.toString());
            return false;
        }
    }
}
