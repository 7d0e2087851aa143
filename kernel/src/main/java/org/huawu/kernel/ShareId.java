package org.huawu.kernel;

/**
 * Id of a share: how contacts are divided among vendors.
 *
 * @param value see {@link Id#value()}
 */
public record ShareId(long value) implements Id {
    public ShareId {
        Id.check("share", value);
    }
}
