package org.huawu.kernel;

/**
 * Id of a reason. A reason for a break, from the list that the project keeps.
 *
 * @param value see {@link Id#value()}
 */
public record ReasonId(long value) implements Id {
    public ReasonId {
        Id.check("reason", value);
    }
}
