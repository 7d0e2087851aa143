package org.huawu.kernel;

/**
 * Id of a project. The bond of one client with one or more vendors.
 *
 * @param value see {@link Id#value()}
 */
public record ProjectId(long value) implements Id {
    public ProjectId {
        Id.check("project", value);
    }
}
