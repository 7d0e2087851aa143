package org.huawu.server.hotline.internal;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huawu.events.Configuration;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;
import org.huawu.kernel.Rejection;
import org.huawu.routing.Input;
import org.huawu.server.log.Inputs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells the routing core each revision: in parts, then all at once. Begins with the one in force, since a log that began anew
 * knows nothing. Looks for changes when one was committed, and every five seconds in case that was missed. One thread.
 */
@Component
class RevisionSender implements SmartLifecycle, Runnable {

    /** Before whatever takes calls. */
    static final int PHASE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(RevisionSender.class);
    private static final long LOOK_MS = 5_000;
    private static final long PATIENCE_MS = 10_000;
    /** The core knows this revision, or a newer one. */
    private static final String KNOWN = "revision-not-newer";

    private final Revisions revisions;
    private final Inputs inputs;
    private final NumbersInForce numbers;
    private final Semaphore changed = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean isStopping;

    RevisionSender(Revisions revisions, Inputs inputs, NumbersInForce numbers) {
        this.revisions = revisions;
        this.inputs = inputs;
        this.numbers = numbers;
    }

    /** The one in force is told before this returns, so that the first caller finds the lines. */
    @Override
    public void start() {
        isStopping = false;
        revisions.active().ifPresent(this::tell);
        numbers.reload();
        thread = Thread.ofPlatform().name("revisions").start(this);
    }

    @Override
    public void stop() {
        isStopping = true;
        changed.release();
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(PATIENCE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @EventListener
    void committed(Changes.Committed change) {
        changed.release();
    }

    @Override
    public void run() {
        while (!isStopping) {
            try {
                sendAll();
                boolean isTold = changed.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS);
                LOG.trace("looks for changes, told {}", isTold);
                changed.drainPermits();
            } catch (DataAccessException | TransactionException | CompletionException e) {
                LOG.warn("The routing core is told of changes later: {}", e.getMessage());
                await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void sendAll() {
        Optional<Configuration> next = revisions.next();
        while (next.isPresent() && !isStopping) {
            Configuration configuration = next.get();
            Optional<Rejection> refusal = tell(configuration);
            revisions.settle(configuration.revision(), refusal.map(Rejection::errorId));
            refusal.ifPresent(why ->
                    LOG.error("The routing core refused revision {}: {}", configuration.revision(), why.errorId()));
            numbers.reload();
            next = revisions.next();
        }
    }

    private Optional<Rejection> tell(Configuration configuration) {
        for (ConfigurationPart part : ConfigurationBytes.split(configuration)) {
            Optional<Rejection> refusal =
                    inputs.submit(new Input.StageConfiguration(part)).join();
            if (refusal.isPresent()) {
                return unlessKnown(refusal);
            }
        }
        String digest = ConfigurationBytes.digest(ConfigurationBytes.encode(configuration));
        return unlessKnown(inputs.submit(new Input.ActivateConfiguration(configuration.revision(), digest))
                .join());
    }

    private void await() {
        try {
            boolean isTold = changed.tryAcquire(LOOK_MS / 5, TimeUnit.MILLISECONDS);
            LOG.trace("tries again, told {}", isTold);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isStopping = true;
        }
    }

    private static Optional<Rejection> unlessKnown(Optional<Rejection> refusal) {
        return refusal.filter(why -> !why.errorId().equals(KNOWN));
    }
}
