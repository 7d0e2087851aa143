package org.huawu.switchboard.gateway;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The legs that exist, found by seat, by ICE user name and by where their packets come from. Safe for any thread. */
final class Legs {

    /** A browser has a handful of addresses; the oldest of more than these is forgotten. */
    static final int ADDRESSES_AT_MOST = 8;

    private final int atMost;
    private final Map<String, Leg> bySeat = new ConcurrentHashMap<>();
    private final Map<String, Leg> byUfrag = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, Leg> byAddress = new ConcurrentHashMap<>();
    private final Map<Leg, List<InetSocketAddress>> addresses = new ConcurrentHashMap<>();

    Legs(int atMost) {
        this.atMost = atMost;
    }

    /** Whether a seat may have a leg: it has one already, which would be replaced, or there is room. */
    synchronized boolean hasRoomFor(String seat) {
        return bySeat.containsKey(seat) || bySeat.size() < atMost;
    }

    /** Adds a leg; the caller ends the one it replaces, if any. */
    synchronized @Nullable Leg add(Leg leg) {
        Leg before = bySeat.put(leg.seat(), leg);
        byUfrag.put(leg.ufrag(), leg);
        addresses.put(leg, new ArrayList<>());
        return before;
    }

    synchronized void remove(Leg leg) {
        bySeat.remove(leg.seat(), leg);
        byUfrag.remove(leg.ufrag(), leg);
        List<InetSocketAddress> gone = addresses.remove(leg);
        if (gone != null) {
            gone.forEach(address -> byAddress.remove(address, leg));
        }
    }

    /** From now on packets from this address belong to the leg. */
    synchronized void place(Leg leg, InetSocketAddress address) {
        List<InetSocketAddress> known = addresses.get(leg);
        if (known == null || byAddress.put(address, leg) == leg) {
            return;
        }
        if (known.size() == ADDRESSES_AT_MOST) {
            int oldest = leg.sendsTo(known.getFirst()) ? 1 : 0;
            byAddress.remove(known.remove(oldest), leg);
        }
        if (!known.contains(address)) {
            known.add(address);
        }
    }

    @Nullable
    Leg atAddress(InetSocketAddress address) {
        return byAddress.get(address);
    }

    @Nullable
    Leg ofUfrag(String ufrag) {
        return byUfrag.get(ufrag);
    }

    @Nullable
    Leg ofSeat(String seat) {
        return bySeat.get(seat);
    }

    List<Leg> all() {
        return List.copyOf(bySeat.values());
    }
}
