package org.huawu.server.log;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.huawu.kernel.Rejection;
import org.huawu.routing.Input;

/** Hands inputs to the routing core. Any thread; never blocks. */
@FunctionalInterface
public interface Inputs {

    /**
     * Submits an input.
     *
     * @return completes once the input is on disk and decided: empty when the core took it, else why not; also
     *     {@code log-busy}, {@code log-disk-full} and the like when it did not get that far
     */
    CompletableFuture<Optional<Rejection>> submit(Input input);
}
