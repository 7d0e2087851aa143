package org.huawu.kernel;

/**
 * Id of a telephone. A telephone: a phone of the house that registers here, by which agents may speak.
 *
 * @param value see {@link Id#value()}
 */
public record TelephoneId(long value) implements Id {
    public TelephoneId {
        Id.check("telephone", value);
    }
}
