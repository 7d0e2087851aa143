package org.huawu.switchboard.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.Part;
import org.huawu.switchboard.rtp.Conference;
import org.jspecify.annotations.Nullable;

/** Channels that are joined; touched by the control thread only. */
final class Bridged {

    private final BridgeId id;
    private final Conference conference;
    private final Map<Channel, Part> parts = new LinkedHashMap<>();

    Bridged(BridgeId id, Conference conference) {
        this.id = id;
        this.conference = conference;
    }

    BridgeId id() {
        return id;
    }

    /** Their sound. */
    Conference conference() {
        return conference;
    }

    List<Channel> channels() {
        return List.copyOf(parts.keySet());
    }

    void put(Channel channel, Part part) {
        parts.put(channel, part);
        channel.bridge = this;
    }

    void remove(Channel channel) {
        parts.remove(channel);
        channel.bridge = null;
    }

    boolean isFull() {
        return parts.size() >= Conference.MOST_LEGS;
    }

    /** Whether fewer than two are heard by all. */
    boolean isOver() {
        return heardByAll(null) < 2;
    }

    /** Whether it would be over with that part of a channel. */
    boolean wouldBeOver(Channel channel, Part part) {
        return heardByAll(channel) + (part.isHeardBy(Part.CUSTOMER) ? 1 : 0) < 2;
    }

    private long heardByAll(@Nullable Channel except) {
        return parts.entrySet().stream()
                .filter(each -> each.getKey() != except && each.getValue().isHeardBy(Part.CUSTOMER))
                .count();
    }
}
