package org.huawu.kernel;

/**
 * Id of a trunk. A trunk: a way to a carrier, by which calls come and go.
 *
 * @param value see {@link Id#value()}
 */
public record TrunkId(long value) implements Id {
    public TrunkId {
        Id.check("trunk", value);
    }
}
