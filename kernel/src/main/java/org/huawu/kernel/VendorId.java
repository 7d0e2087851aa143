package org.huawu.kernel;

/**
 * Id of a vendor. A company that carries hotlines out with its own people.
 *
 * @param value see {@link Id#value()}
 */
public record VendorId(long value) implements Id {
    public VendorId {
        Id.check("vendor", value);
    }
}
