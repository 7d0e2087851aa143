package org.huawu.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huawu.events.EffectId;
import org.huawu.kernel.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * The channels of the switchboard's epoch under the core's ids, what plays on them and in which bridge they are, which the port wants
 * to know by channel and the core by order. For one thread.
 */
final class Channels {

    /** Channels, playbacks and bridges at most; beyond it a channel is not taken, and the oldest of the others is forgotten. */
    static final int CAPACITY = 40_000;

    private final Map<Long, org.huawu.switchboard.port.ChannelId> names = new LinkedHashMap<>();
    private final Map<EffectId, org.huawu.switchboard.port.ChannelId> playbacks = newest();
    private final Map<EffectId, org.huawu.switchboard.port.ChannelId> callers = newest();

    /** Forgets everything: a new epoch. */
    void clear() {
        names.clear();
        playbacks.clear();
        callers.clear();
    }

    /** Takes a channel; null when there is no room, or when the name of another channel leads to the same id. */
    @Nullable
    ChannelId add(org.huawu.switchboard.port.ChannelId name) {
        ChannelId id = PortIds.channel(name);
        org.huawu.switchboard.port.ChannelId known = names.get(id.value());
        if (known == null && names.size() < CAPACITY) {
            names.put(id.value(), name);
            return id;
        }
        return name.equals(known) ? id : null;
    }

    void remove(org.huawu.switchboard.port.ChannelId name) {
        names.remove(PortIds.channel(name).value(), name);
    }

    /** The name of a channel that stands; null when there is none. */
    org.huawu.switchboard.port.@Nullable ChannelId name(ChannelId id) {
        return names.get(id.value());
    }

    void plays(EffectId playback, org.huawu.switchboard.port.ChannelId channel) {
        playbacks.put(playback, channel);
    }

    org.huawu.switchboard.port.@Nullable ChannelId endPlaying(EffectId playback) {
        return playbacks.remove(playback);
    }

    org.huawu.switchboard.port.@Nullable ChannelId playing(EffectId playback) {
        return playbacks.get(playback);
    }

    /** A caller is in a bridge. */
    void bridged(EffectId bridge, org.huawu.switchboard.port.ChannelId caller) {
        callers.put(bridge, caller);
    }

    /** The caller in a bridge; null when the bridge is not known. */
    org.huawu.switchboard.port.@Nullable ChannelId bridgedCaller(EffectId bridge) {
        return callers.get(bridge);
    }

    void parted(EffectId bridge) {
        callers.remove(bridge);
    }

    private static <V> Map<EffectId, V> newest() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<EffectId, V> eldest) {
                return size() > CAPACITY;
            }
        };
    }
}
