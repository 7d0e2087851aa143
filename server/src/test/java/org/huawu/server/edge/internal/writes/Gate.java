package org.huawu.server.edge.internal.writes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.test.context.TestComponent;

/** Holds one request within its write until a test lets it go on. */
@TestComponent
class Gate {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Called by the write. */
    void pass() throws InterruptedException {
        reached.countDown();
        await(open);
    }

    /** Waits until a write is held. */
    void awaitOne() throws InterruptedException {
        await(reached);
    }

    void open() {
        open.countDown();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("took too long");
        }
    }
}
