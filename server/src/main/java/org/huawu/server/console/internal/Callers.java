package org.huawu.server.console.internal;

import java.util.function.Consumer;
import org.huawu.kernel.ContactId;
import org.jspecify.annotations.Nullable;

/** Whose call a contact is, for a desk that did not see its offer. */
@FunctionalInterface
interface Callers {

    /**
     * Looks the caller up elsewhere, without keeping whoever asks; on any thread.
     *
     * @param found gets the masked number, or null when the network gave none; not called when the contact is not known
     */
    void find(ContactId contact, Consumer<@Nullable String> found);
}
