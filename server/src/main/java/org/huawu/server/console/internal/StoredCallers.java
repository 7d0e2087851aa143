package org.huawu.server.console.internal;

import java.util.Optional;
import java.util.function.Consumer;
import org.huawu.kernel.ContactId;
import org.huawu.server.calls.Call;
import org.huawu.server.calls.Calls;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Callers from the call list, each on a thread of its own: the desks' thread must not wait for the database. There is one at a
 * time for an agent who was at work when the program was restarted.
 */
@Component
class StoredCallers implements Callers {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCallers.class);

    private final Calls calls;
    private final ScopedWork work;

    StoredCallers(Calls calls, ScopedWork work) {
        this.calls = calls;
        this.work = work;
    }

    @Override
    public void find(ContactId contact, Consumer<@Nullable String> found) {
        Thread.ofVirtual().name("desk-caller").start(() -> {
            try {
                Optional<Call> call = work.in(Scope.all(), () -> calls.call(contact));
                call.ifPresent(known -> found.accept(known.caller()));
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("A desk stays without the caller of contact {}: {}", contact.value(), e.getMessage());
            }
        });
    }
}
