package org.huawu.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what comes from other threads, never without an end. */
final class Waiting {

    private Waiting() {}

    /** What a future brings. */
    static <T> T until(CompletableFuture<T> future, Duration most, String what) throws InterruptedException {
        try {
            return future.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BenchFailure(what + " did not come within " + most.toSeconds() + " s.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchFailure failure
                    ? failure
                    : new BenchFailure(what + " failed: " + e.getCause(), e);
        }
    }

    /** Lets a while pass, as whoever was told to come again later has to. */
    static void aWhile(Duration duration) throws InterruptedException {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        until(
                over.completeOnTimeout(true, duration.toMillis(), TimeUnit.MILLISECONDS),
                duration.plusSeconds(1),
                "The end of a pause");
    }
}
