package org.huawu.server.switchboard;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.huawu.switchboard.engine.EmbeddedSwitchboard;
import org.huawu.switchboard.engine.Surroundings;
import org.huawu.switchboard.gateway.Gateway;

/**
 * Tries the ciphers of browsers' sound and calls a switchboard of its own while the rest of the program starts, so that the
 * first caller meets code that has run.
 * {@link #begin} returns at once.
 */
public final class SwitchboardWarmUp {

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private SwitchboardWarmUp() {}

    /** Begins; the thread ends by itself, and with the program. */
    public static SwitchboardWarmUp begin() {
        SwitchboardWarmUp begun = new SwitchboardWarmUp();
        Thread.ofPlatform().daemon().name("switchboard-warm-up").start(begun::run);
        return begun;
    }

    /** Waits until it is over. Throws what stopped it. */
    public void await() {
        done.join();
    }

    private void run() {
        Surroundings surroundings =
                new Surroundings(InstantSource.system(), System::nanoTime, new SecureRandom(), () -> 1);
        try {
            Gateway.warmUp();
            EmbeddedSwitchboard.warmUp(surroundings);
            done.complete(null);
        } catch (IOException | RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }
}
