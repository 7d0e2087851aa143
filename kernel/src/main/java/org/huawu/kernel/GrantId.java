package org.huawu.kernel;

/**
 * Id of a grant. A role that a person holds, within a scope and for a time.
 *
 * @param value see {@link Id#value()}
 */
public record GrantId(long value) implements Id {
    public GrantId {
        Id.check("grant", value);
    }
}
