package org.huawu.server.switchboard;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/** Telephones as the sound of agents' seats, in the place of the browser. In memory; any thread. */
public interface SeatTelephones {

    /**
     * Calls a telephone for the person's own seat. What the seat has of sound is given up when the telephone answers.
     *
     * @param vendors whose agent the person is
     * @return empty when it is called; else {@code telephone-unknown}, {@code telephone-taken} when it is another seat's,
     *     {@code telephone-not-registered}, {@code telephone-not-reachable} when its connection is gone
     */
    Optional<Rejection> call(PersonId person, String number, Set<VendorId> vendors);

    /** Hangs the seat's telephone up and forgets it; nothing when the seat has none. */
    void leave(PersonId person);

    /** The telephone of a seat; null when it has none. */
    @Nullable
    SeatTelephone of(PersonId person);

    /** Tells somebody of every seat whose telephone changes, until the program ends. Must not block. */
    void watch(BiConsumer<PersonId, @Nullable SeatTelephone> watcher);

    /**
     * The telephone of a seat.
     *
     * @param number of the telephone
     * @param state calling, ringing, connected or ended
     * @param cause why it ended, as a status of SIP: 200 when it was hung up; 0 before
     */
    record SeatTelephone(String number, String state, int cause) {}
}
