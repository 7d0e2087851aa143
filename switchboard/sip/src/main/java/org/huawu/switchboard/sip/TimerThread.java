package org.huawu.switchboard.sip;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Timers by a thread of their own. A call has a few at most, and there are so many calls at most. */
final class TimerThread implements Timers {

    private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sip-timers").factory());

    TimerThread() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Runnable later(Runnable task, long ms) {
        try {
            Future<?> due = thread.schedule(() -> run(task), ms, TimeUnit.MILLISECONDS);
            return () -> due.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("The stack stops, and waits for nobody");
            return () -> {};
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // Without its message, which may hold a number.
            LOG.warn("A task of SIP failed: {}", e.getClass().getName());
        }
    }
}
