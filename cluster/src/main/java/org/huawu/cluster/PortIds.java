package org.huawu.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.events.EffectId;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Id;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.PlaybackId;
import org.huawu.switchboard.port.RecordingId;

/**
 * How the ids of the routing core and the names of the port follow from each other. Everything here is a function of the id
 * alone, so it comes out the same after a restart, and an order handed out twice has the same number twice.
 */
public final class PortIds {

    /** Positions below this have order ids: 64 TiB of log. */
    static final long MOST_POSITION = 1L << 46;

    private static final int INDEX_BITS = 20;
    /** Entries of the log are many times 16 bytes apart, and no deadline stands closer than that before its input. */
    private static final int POSITION_SHIFT = 4;

    private static final Pattern OF_EFFECT = Pattern.compile("[pb]-([0-9]{1,18})-([0-9]{1,9})");
    private static final Pattern OF_RECORDING =
            Pattern.compile("c[0-9]{1,18}-([0-9]{1,18})-([0-9]{1,18})-([0-9]{1,9})");

    private PortIds() {}

    /** Which order an effect is; rises with the effects. */
    static OrderId order(EffectId effect) {
        if (effect.position() >= MOST_POSITION || effect.index() >= 1 << INDEX_BITS) {
            throw new IllegalStateException("no order id is left for " + effect);
        }
        return new OrderId((effect.position() >> POSITION_SHIFT) << INDEX_BITS | effect.index());
    }

    static PlaybackId playback(EffectId effect) {
        return new PlaybackId("p-" + effect.position() + "-" + effect.index());
    }

    static BridgeId bridge(EffectId effect) {
        return new BridgeId("b-" + effect.position() + "-" + effect.index());
    }

    /**
     * The name a recording has at the switchboard, and in the name of its file. Whoever stores it knows by it whose it is.
     *
     * @param client whose contact is recorded
     * @param incarnation of the log; after a restored backup the same effect may come to be once more
     * @param effect the order to record
     */
    public static RecordingId recording(ClientId client, long incarnation, EffectId effect) {
        return new RecordingId(
                "c" + client.value() + "-" + incarnation + "-" + effect.position() + "-" + effect.index());
    }

    /** The order that plays a sound; nothing when the name is not one of ours. */
    static Optional<EffectId> effect(PlaybackId playback) {
        Matcher parts = OF_EFFECT.matcher(playback.value());
        return parts.matches() ? Optional.of(effect(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** The order that joins two channels; nothing when the name is not one of ours. */
    static Optional<EffectId> effect(BridgeId bridge) {
        Matcher parts = OF_EFFECT.matcher(bridge.value());
        return parts.matches() ? Optional.of(effect(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** The order that records; nothing when the name is not one of this incarnation. */
    static Optional<EffectId> effect(RecordingId recording, long incarnation) {
        Matcher parts = OF_RECORDING.matcher(recording.value());
        return parts.matches() && Long.parseLong(parts.group(1)) == incarnation
                ? Optional.of(effect(parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /** The order that records, in whichever incarnation; nothing when the name is not one of ours. */
    public static Optional<EffectId> effect(RecordingId recording) {
        Matcher parts = OF_RECORDING.matcher(recording.value());
        return parts.matches() ? Optional.of(effect(parts.group(2), parts.group(3))) : Optional.empty();
    }

    /**
     * The name of the channel by which a call out goes.
     *
     * @param leg the contact that the call is; of a number that is called into a talk, an id taken for it
     */
    public static org.huawu.switchboard.port.ChannelId dialled(ContactId leg) {
        return new org.huawu.switchboard.port.ChannelId(org.huawu.switchboard.port.ChannelId.DIALLED + leg.value());
    }

    /**
     * The core's id of a channel: the first 53 bits of a hash of its name, so that a channel which outlives the program is
     * known again. Among 20,000 channels two agree once in forty million times.
     */
    public static ChannelId channel(org.huawu.switchboard.port.ChannelId name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(name.value().getBytes(StandardCharsets.US_ASCII));
            long value = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                value = value << 8 | (hash[i] & 0xff);
            }
            return new ChannelId(Math.max(1, value & Id.MAX));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    private static EffectId effect(String position, String index) {
        return new EffectId(Long.parseLong(position), Integer.parseInt(index));
    }
}
