package org.huawu.kernel;

/**
 * Id of a seat. A seat: the place at which one agent works, with its audio.
 *
 * @param value see {@link Id#value()}
 */
public record SeatId(long value) implements Id {
    public SeatId {
        Id.check("seat", value);
    }
}
