package org.huawu.routing;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.huawu.events.ContactRef;
import org.huawu.events.EffectId;
import org.huawu.events.Fields;
import org.huawu.events.SupervisionEvent;
import org.huawu.events.SupervisionEvent.EndForced;
import org.huawu.events.SupervisionEvent.OfWatch;
import org.huawu.events.SupervisionEvent.StateForced;
import org.huawu.events.SupervisionEvent.WatchBegan;
import org.huawu.events.SupervisionEvent.WatchEnded;
import org.huawu.events.SupervisionEvent.WatchHeard;
import org.huawu.events.SupervisionEvent.WatchMoved;
import org.huawu.events.SupervisionEvent.WatchPartChanged;
import org.huawu.events.WatchPart;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.VendorId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.jspecify.annotations.Nullable;

/** The supervisors who watch contacts, one watch each. They are few: who is looked for is looked for from end to end. */
final class Watches {

    /** Watches at most; beyond it the next is refused. */
    static final int MOST = 256;

    /** Of one contact at most. */
    static final int MOST_OF_A_CONTACT = 3;

    private final TreeMap<Long, Watch> bySupervisor = new TreeMap<>();

    Collection<Watch> all() {
        return bySupervisor.values();
    }

    @Nullable
    Watch of(PersonId supervisor) {
        return bySupervisor.get(supervisor.value());
    }

    /** Whether somebody watches by the sound of a seat. */
    boolean has(SeatId seat) {
        for (Watch watch : bySupervisor.values()) {
            if (watch.seat.equals(seat)) {
                return true;
            }
        }
        return false;
    }

    int of(Contact contact) {
        int count = 0;
        for (Watch watch : bySupervisor.values()) {
            count += watch.isOf(contact) ? 1 : 0;
        }
        return count;
    }

    /** The watch that waits for the outcome of an order; null when none does. */
    @Nullable
    Watch awaiting(EffectId order) {
        for (Watch watch : bySupervisor.values()) {
            if (order.equals(watch.awaited)) {
                return watch;
            }
        }
        return null;
    }

    /** @param audio the channel of each seat with sound */
    void apply(SupervisionEvent event, SortedMap<Long, Long> audio) {
        switch (event) {
            case OfWatch watch -> apply(watch, audio);
            case EndForced e -> {}
            case StateForced e -> {}
        }
    }

    private void apply(OfWatch event, SortedMap<Long, Long> audio) {
        if (event instanceof WatchBegan began) {
            Long channel = audio.get(began.seat().value());
            if (channel == null) {
                throw new IllegalStateException("seat " + began.seat().value() + " watches without sound");
            }
            Watch watch =
                    new Watch(began.supervisor(), began.seat(), channel, began.vendor(), began.atMs(), began.contact());
            watch.part = began.part();
            begin(watch);
            return;
        }
        Watch watch = bySupervisor.get(event.supervisor().value());
        if (watch == null) {
            throw new IllegalStateException("supervisor " + event.supervisor().value() + " watches nothing");
        }
        watch.contact = event.contact();
        watch.part = event.part();
        switch (event) {
            case WatchBegan e -> throw new IllegalStateException("applied above");
            case WatchMoved e -> {
                watch.bridge = e.bridge();
                watch.awaited = e.joined();
            }
            case WatchHeard e -> watch.awaited = null;
            case WatchPartChanged e -> {}
            case WatchEnded e -> bySupervisor.remove(e.supervisor().value());
        }
    }

    /** Nobody will tell of an order of the epoch before: who was being taken in is taken in once more. */
    void epochBegan() {
        for (Watch watch : bySupervisor.values()) {
            if (watch.awaited != null) {
                watch.awaited = null;
                watch.bridge = null;
            }
        }
    }

    private void begin(Watch watch) {
        bySupervisor.put(watch.supervisor.value(), watch);
    }

    void write(ByteWriter out) {
        out.number(bySupervisor.size());
        bySupervisor.values().forEach(watch -> write(out, watch));
    }

    void read(ByteReader in) {
        long last = 0;
        for (Watch watch : Fields.list(in, MOST, Watches::watch)) {
            if (watch.supervisor.value() <= last) {
                throw new MalformedBytesException("watches are not in the order of their supervisors");
            }
            last = watch.supervisor.value();
            begin(watch);
        }
    }

    private static void write(ByteWriter out, Watch watch) {
        Fields.id(out, watch.supervisor);
        Fields.id(out, watch.seat);
        out.number(watch.channel);
        Fields.id(out, watch.vendor);
        out.number(watch.sinceMs);
        Fields.contact(out, watch.contact);
        out.choice(watch.part);
        Fields.optionalEffect(out, watch.bridge);
        Fields.optionalEffect(out, watch.awaited);
    }

    private static Watch watch(ByteReader in) {
        PersonId supervisor = new PersonId(in.number());
        SeatId seat = new SeatId(in.number());
        long channel = in.number();
        VendorId vendor = Fields.optionalId(in, VendorId::new);
        long sinceMs = in.number();
        ContactRef contact = Fields.contact(in);
        Watch watch = new Watch(supervisor, seat, channel, vendor, sinceMs, contact);
        watch.part = in.choice(WatchPart.values());
        watch.bridge = Fields.optionalEffect(in);
        watch.awaited = Fields.optionalEffect(in);
        return watch;
    }
}
