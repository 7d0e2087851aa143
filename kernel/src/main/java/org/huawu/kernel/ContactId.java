package org.huawu.kernel;

/**
 * Id of a contact. A contact: one customer's one matter over one medium.
 *
 * @param value see {@link Id#value()}
 */
public record ContactId(long value) implements Id {
    public ContactId {
        Id.check("contact", value);
    }
}
