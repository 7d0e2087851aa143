package org.huawu.cluster;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.huawu.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/** How the node fares, shared by its threads. */
final class NodeStatus {

    private volatile LogNode.State state = LogNode.State.STARTING;
    private volatile @Nullable LogException failure;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch terminated = new CountDownLatch(2);

    LogNode.State state() {
        return state;
    }

    synchronized boolean move(LogNode.State from, LogNode.State to) {
        boolean moves = state == from;
        state = moves ? to : state;
        return moves;
    }

    synchronized void closed() {
        state = LogNode.State.CLOSED;
    }

    /**
     * The first failure counts.
     *
     * @param part of the node that failed: driver, archive, consensus, service, client
     */
    synchronized void fail(String part, Throwable cause) {
        LogException named = cause instanceof LogException known
                ? known
                : new LogException(
                        "log-failed", Map.of("part", part, "cause", String.valueOf(cause.getMessage())), cause);
        failure = failure == null ? named : failure;
        if (state != LogNode.State.CLOSED) {
            state = LogNode.State.FAILED;
        }
    }

    @Nullable
    LogException failure() {
        return failure;
    }

    @Nullable
    Rejection refusal() {
        LogNode.State now = state;
        return switch (now) {
            case READY -> null;
            case DISK_FULL -> Rejection.of("log-disk-full");
            case STARTING, ENDING, FAILED, CLOSED -> Rejection.of("log-not-ready", "state", now.name());
        };
    }

    /** Whether parts may end now without that being a failure. */
    boolean isEnding() {
        return state == LogNode.State.CLOSED || ended.getCount() == 0;
    }

    /** Whether nothing will ever be answered again. */
    boolean isOver() {
        return state == LogNode.State.FAILED || state == LogNode.State.CLOSED;
    }

    /** What those get who still wait for an answer. */
    LogException over() {
        LogException known = failure;
        return known != null ? known : new LogException("log-not-ready", Map.of("state", state.name()));
    }

    CountDownLatch ended() {
        return ended;
    }

    /** Counted down by consensus module and service when they have ended in good order. */
    CountDownLatch terminated() {
        return terminated;
    }
}
