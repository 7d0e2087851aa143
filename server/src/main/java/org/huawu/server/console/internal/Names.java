package org.huawu.server.console.internal;

import java.util.function.Consumer;
import org.huawu.kernel.PersonId;

/** What people are called, for desks. */
@FunctionalInterface
interface Names {

    /**
     * Looks a name up, without keeping whoever asks; on any thread.
     *
     * @param found gets the name; not called when the person is not known
     */
    void find(PersonId person, Consumer<String> found);
}
