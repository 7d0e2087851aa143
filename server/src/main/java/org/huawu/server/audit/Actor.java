package org.huawu.server.audit;

import org.huawu.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting on this thread: the HTTP edge binds it for each request. Unbound, the program itself acts.
 *
 * @param person the person signed in; null before sign-in
 * @param address the network address the act came from
 */
public record Actor(@Nullable PersonId person, String address) {

    /** The actor of the work being done on this thread. */
    public static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    private static final Actor PROGRAM = new Actor(null, "program");

    /** The actor bound to this thread, or the program. */
    public static Actor current() {
        return CURRENT.orElse(PROGRAM);
    }
}
