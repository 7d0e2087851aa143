package org.huawu.server.console.internal;

import java.util.function.Consumer;
import org.huawu.kernel.ContactId;
import org.huawu.server.calls.Calls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Callers from the call list; one at a time for an agent who was at work when the program was restarted. */
@Component
class StoredCallers implements Callers {

    private final Calls calls;
    private final DeskLookups lookups;

    StoredCallers(Calls calls, DeskLookups lookups) {
        this.calls = calls;
        this.lookups = lookups;
    }

    @Override
    public void find(ContactId contact, Consumer<@Nullable String> found) {
        lookups.find(
                "the caller of contact " + contact.value(),
                () -> calls.call(contact),
                known -> found.accept(known.caller()));
    }
}
