package org.huawu.events;

import java.util.Comparator;

/**
 * Id of an effect: a function of where its input stands in the log, so the same on every node and after every replay. A
 * playback, a bridge and a recording bear the id of the order that made them.
 *
 * @param position where the input stands in the log, 0 or more
 * @param index the effect's place among those of the input, 0 or more
 */
public record EffectId(long position, int index) implements Comparable<EffectId> {

    /** How many effects one event may have. */
    public static final int PER_EVENT = 8;

    private static final Comparator<EffectId> ORDER =
            Comparator.comparingLong(EffectId::position).thenComparingInt(EffectId::index);

    public EffectId {
        if (position < 0 || index < 0) {
            throw new IllegalArgumentException("no effect id: " + position + "/" + index);
        }
    }

    /**
     * The id of an effect of an event.
     *
     * @param position where the input stands in the log
     * @param event the event's place among those of the input
     * @param effect the effect's place among those of the event, below {@link #PER_EVENT}
     */
    public static EffectId of(long position, int event, int effect) {
        if (effect < 0 || effect >= PER_EVENT) {
            throw new IllegalArgumentException("an event has at most " + PER_EVENT + " effects");
        }
        return new EffectId(position, Math.addExact(Math.multiplyExact(event, PER_EVENT), effect));
    }

    @Override
    public int compareTo(EffectId other) {
        return ORDER.compare(this, other);
    }
}
