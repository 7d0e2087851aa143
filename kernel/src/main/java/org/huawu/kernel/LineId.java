package org.huawu.kernel;

/**
 * Id of a line. A line: a service number that callers dial.
 *
 * @param value see {@link Id#value()}
 */
public record LineId(long value) implements Id {
    public LineId {
        Id.check("line", value);
    }
}
