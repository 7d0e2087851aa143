package org.huawu.routing;

import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.WatchPart;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.jspecify.annotations.Nullable;

/** A supervisor who watches a contact. Changed by {@link RoutingState} alone. */
final class Watch {

    final PersonId supervisor;
    final SeatId seat;
    /** The seat's sound as it was at the beginning; with another one the watch is over. */
    final long channel;
    /** Whose agents alone may be heard; null for those of any. */
    final @Nullable VendorId vendor;

    final long sinceMs;
    /** The contact as the last event of the watch named it. */
    ContactRef contact;

    WatchPart part = WatchPart.LISTEN;
    /** The bridge in which the supervisor is, or is being taken into; null while there is nothing to hear. */
    @Nullable
    EffectId bridge;
    /** The order to take the supervisor in, until its outcome is known. */
    @Nullable
    EffectId awaited;

    Watch(PersonId supervisor, SeatId seat, long channel, @Nullable VendorId vendor, long sinceMs, ContactRef contact) {
        this.supervisor = supervisor;
        this.seat = seat;
        this.channel = channel;
        this.vendor = vendor;
        this.sinceMs = sinceMs;
        this.contact = contact;
    }

    boolean isOf(Contact other) {
        return contact.contact().value() == other.id();
    }

    /** Whether the supervisor hears the talk. */
    boolean isHearing() {
        return bridge != null && awaited == null;
    }
}
