package org.huawu.kernel;

/**
 * Id of a client. A company that gives its hotline out.
 *
 * @param value see {@link Id#value()}
 */
public record ClientId(long value) implements Id {
    public ClientId {
        Id.check("client", value);
    }
}
