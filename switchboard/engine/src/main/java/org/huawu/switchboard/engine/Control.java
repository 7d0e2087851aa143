package org.huawu.switchboard.engine;

import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done on the control thread, in order: 65,536 tasks at most. What others tell it must not be lost; when it
 * does not fit, the loss is remembered and the epoch given up.
 */
final class Control {

    private static final int CAPACITY = 65_536;

    private final ArrayBlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean isLost = new AtomicBoolean();
    /** Commands the media thread had no room for; as many as there are legs at most. */
    private final ArrayDeque<BooleanSupplier> insisted = new ArrayDeque<>();

    /** Asks for something; false when there is no room. */
    boolean ask(Runnable task) {
        return tasks.offer(task);
    }

    /** Tells something that happened. */
    void tell(Runnable task) {
        if (!tasks.offer(task)) {
            isLost.set(true);
        }
    }

    /** The next task, after at most that long; null when none came. */
    @Nullable
    Runnable next(long mostMs) throws InterruptedException {
        return tasks.poll(mostMs, TimeUnit.MILLISECONDS);
    }

    /** Whether something told was lost since this was asked last. */
    boolean hasLost() {
        return isLost.getAndSet(false);
    }

    /** Gives a command that must come through, now or as soon as there is room; on the control thread. */
    void insist(BooleanSupplier command) {
        if (!insisted.isEmpty() || !command.getAsBoolean()) {
            insisted.addLast(command);
        }
    }

    /** Tries again what had no room. */
    void insistAgain() {
        while (!insisted.isEmpty() && insisted.getFirst().getAsBoolean()) {
            insisted.removeFirst();
        }
    }

    boolean isInsisting() {
        return !insisted.isEmpty();
    }
}
