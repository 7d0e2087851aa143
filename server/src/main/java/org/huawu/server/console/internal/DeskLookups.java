package org.huawu.server.console.internal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reads for desks what is in the database alone, each on a thread of its own: the desks' thread must not wait for it. */
@Component
class DeskLookups {

    private static final Logger LOG = LoggerFactory.getLogger(DeskLookups.class);

    private final ScopedWork work;

    DeskLookups(ScopedWork work) {
        this.work = work;
    }

    /**
     * Reads something, without keeping whoever asks; on any thread.
     *
     * @param what is read, for the log, without anything personal
     * @param found gets what was read; not called when there is none, or the database cannot be read
     */
    <T> void find(String what, Supplier<Optional<T>> read, Consumer<T> found) {
        find(what, read, found, () -> {});
    }

    /**
     * As {@link #find(String, Supplier, Consumer)}, for somebody who waits for an answer.
     *
     * @param unread called when the database cannot be read
     */
    <T> void find(String what, Supplier<Optional<T>> read, Consumer<T> found, Runnable unread) {
        Thread.ofVirtual().name("desk-lookup").start(() -> {
            try {
                work.in(Scope.all(), read).ifPresent(found);
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("A desk stays without {}: {}", what, e.getMessage());
                unread.run();
            }
        });
    }
}
