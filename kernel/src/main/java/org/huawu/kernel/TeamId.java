package org.huawu.kernel;

/**
 * Id of a team. A group of people with a leader, of one side in one project.
 *
 * @param value see {@link Id#value()}
 */
public record TeamId(long value) implements Id {
    public TeamId {
        Id.check("team", value);
    }
}
