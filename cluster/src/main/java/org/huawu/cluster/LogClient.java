package org.huawu.cluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.UnsafeBuffer;
import org.huawu.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/** Hands inputs to the log and takes its effects, in the log's own JVM. For any number of threads; never blocks. */
public final class LogClient implements OrderedLog {

    /** Inputs under way at most; beyond it {@code log-busy}. */
    public static final int MAX_IN_FLIGHT = 4096;

    private static final int MAX_DONE = 65_536;

    final ManyToOneConcurrentArrayQueue<Pending> submitted = new ManyToOneConcurrentArrayQueue<>(MAX_IN_FLIGHT);
    final ManyToOneConcurrentArrayQueue<LogKey> done = new ManyToOneConcurrentArrayQueue<>(MAX_DONE);

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong generations = new AtomicLong();
    private final AtomicLong sequence = new AtomicLong();
    private final NodeStatus status;
    private final Outlet outlet;
    private final LogClock clock;
    private final Bell bell;
    private volatile @Nullable EffectHandler handler;
    private volatile long session;

    LogClient(NodeStatus status, LogClock clock, Outlet outlet, Bell bell) {
        this.status = status;
        this.clock = clock;
        this.outlet = outlet;
        this.bell = bell;
    }

    @Override
    public long timeMs() {
        return clock.time();
    }

    /** Submits an input under a number of the log's own; it cannot be submitted again after a restart. */
    public Submission submit(byte[] input) {
        return submit(null, input);
    }

    @Override
    public Submission submit(@Nullable InputId id, byte[] input) {
        Rejection refusal = refusal(id, input);
        if (refusal != null) {
            return new Submission.Refused(refusal);
        }
        if (inFlight.incrementAndGet() > MAX_IN_FLIGHT) {
            inFlight.decrementAndGet();
            return new Submission.Refused(Rejection.of("log-busy", "inFlight", MAX_IN_FLIGHT));
        }
        return accept(id, input);
    }

    @Override
    public void onEffects(EffectHandler newHandler) {
        handler = newHandler;
        outlet.wantEffects(generations.incrementAndGet());
    }

    @Override
    public boolean done(LogKey effect) {
        return done.offer(effect);
    }

    Outlet outlet() {
        return outlet;
    }

    NodeStatus status() {
        return status;
    }

    @Nullable
    EffectHandler handler() {
        return handler;
    }

    void finished(Pending pending) {
        if (pending.future() != null) {
            inFlight.decrementAndGet();
        }
    }

    void session(long number) {
        session = number;
    }

    InputId ownId() {
        return new InputId(-session, sequence.incrementAndGet());
    }

    private Submission accept(@Nullable InputId given, byte[] input) {
        InputId id = given == null ? ownId() : given;
        UnsafeBuffer command = Wire.command(Wire.INPUT, id.source(), id.sequence(), input.length);
        command.putBytes(Wire.HEADER_LENGTH, input);
        CompletableFuture<Acknowledgement> future = new CompletableFuture<>();
        if (!submitted.offer(new Pending(id, command, future))) {
            inFlight.decrementAndGet();
            return new Submission.Refused(Rejection.of("log-busy", "inFlight", MAX_IN_FLIGHT));
        }
        bell.ring();
        if (status.isOver()) {
            // It came in while the node went down, and its thread may have looked through the queue for the last time.
            future.completeExceptionally(status.over());
        }
        return new Submission.Accepted(id, future);
    }

    private @Nullable Rejection refusal(@Nullable InputId id, byte[] input) {
        Rejection notReady = status.refusal();
        if (notReady != null) {
            return notReady;
        }
        if (input.length > Results.MAX_LENGTH) {
            return Rejection.of("log-input-too-long", "maxBytes", Results.MAX_LENGTH);
        }
        if (id != null && id.source() < 1) {
            throw new IllegalArgumentException("sources below 1 are the log's own: " + id);
        }
        return null;
    }

    /**
     * A command on its way.
     *
     * @param future null for a report of done effects
     */
    record Pending(
            InputId id, UnsafeBuffer command, @Nullable CompletableFuture<Acknowledgement> future) {}
}
