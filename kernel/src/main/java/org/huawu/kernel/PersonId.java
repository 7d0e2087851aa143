package org.huawu.kernel;

/**
 * Id of a person. A human being known to the installation, of whichever side.
 *
 * @param value see {@link Id#value()}
 */
public record PersonId(long value) implements Id {
    public PersonId {
        Id.check("person", value);
    }
}
