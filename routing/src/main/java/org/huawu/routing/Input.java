package org.huawu.routing;

import org.huawu.events.Configuration;

/** What enters the core through the log: facts of the switchboard, agents' actions, configuration, and time. */
public sealed interface Input permits SwitchboardFact, AgentAction, Input.ActivateConfiguration, Input.DeadlineReached {

    /**
     * A revision of the configuration comes into force, as a whole or not at all.
     *
     * @param configuration the revision
     */
    record ActivateConfiguration(Configuration configuration) implements Input {}

    /** The time asked for by {@link RoutingState#nextDeadlineMs()} has come. Early or late, it does no harm. */
    record DeadlineReached() implements Input {}
}
