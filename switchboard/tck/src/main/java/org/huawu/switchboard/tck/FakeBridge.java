package org.huawu.switchboard.tck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.Part;
import org.jspecify.annotations.Nullable;

/** Channels of the switchboard in memory that are joined. */
final class FakeBridge {

    static final int MOST_LEGS = 32;

    private final BridgeId id;
    private final Map<FakeLeg, Part> parts = new LinkedHashMap<>();

    FakeBridge(BridgeId id) {
        this.id = id;
    }

    BridgeId id() {
        return id;
    }

    List<FakeLeg> legs() {
        return List.copyOf(parts.keySet());
    }

    void put(FakeLeg leg, Part part) {
        parts.put(leg, part);
        leg.bridge = this;
    }

    void remove(FakeLeg leg) {
        parts.remove(leg);
        leg.bridge = null;
    }

    boolean isFull() {
        return parts.size() >= MOST_LEGS;
    }

    /** Whether fewer than two would be heard by all with that part of a leg. */
    boolean wouldEndWith(FakeLeg leg, Part part) {
        return heardByAll(leg) + (part.isHeardBy(Part.CUSTOMER) ? 1 : 0) < 2;
    }

    boolean isOver() {
        return heardByAll(null) < 2;
    }

    /** The tones a leg hears. */
    Set<Integer> heardBy(FakeLeg listener) {
        return heardBy(listener, parts.getOrDefault(listener, Part.LISTENING));
    }

    /** The tones a leg would hear in that part. */
    Set<Integer> heardBy(FakeLeg listener, Part as) {
        Set<Integer> tones = new TreeSet<>();
        parts.forEach((leg, part) -> {
            if (leg != listener && part.isHeardBy(as)) {
                tones.add(leg.saysHz);
            }
        });
        return tones;
    }

    private long heardByAll(@Nullable FakeLeg except) {
        return parts.entrySet().stream()
                .filter(each -> each.getKey() != except && each.getValue().isHeardBy(Part.CUSTOMER))
                .count();
    }
}
