package org.huawu.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a program whether it is ready, every 20 ms, as whoever waits for it would. */
final class Readiness implements AutoCloseable {

    private static final int EVERY_MS = 20;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("readiness").factory());

    /**
     * Waits until the program on a port is ready.
     *
     * @param launcher the process that starts it; when it fails, so does the wait
     * @return what {@link System#nanoTime()} said when the answer came
     */
    long await(int port, Process launcher, Duration limit) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(ANSWER_WITHIN)
                .build();
        CompletableFuture<Long> ready = new CompletableFuture<>();
        var asking = timer.scheduleWithFixedDelay(
                () -> {
                    if (isReady(request)) {
                        ready.complete(System.nanoTime());
                    }
                },
                0,
                EVERY_MS,
                TimeUnit.MILLISECONDS);
        var watching = launcher.onExit().thenAccept(ended -> {
            if (ended.exitValue() != 0) {
                ready.completeExceptionally(
                        new BenchFailure("The start ended with exit code " + ended.exitValue() + "."));
            }
        });
        try {
            return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BenchFailure("The program was not ready within " + limit.toSeconds() + " s.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchFailure failure ? failure : new IllegalStateException(e);
        } finally {
            asking.cancel(false);
            watching.cancel(false);
        }
    }

    /** Lets a while pass, so that what the start still does in the background is done. */
    void settle(Duration duration) throws InterruptedException {
        try {
            timer.schedule(() -> {}, duration.toMillis(), TimeUnit.MILLISECONDS).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isReady(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody answers yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.shutdownNow();
    }
}
