package org.huawu.routing;

import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;

/** What enters the core through the log: facts of the switchboard, agents' and supervisors' actions, configuration, and time. */
public sealed interface Input
        permits SwitchboardFact,
                AgentAction,
                SupervisorAction,
                Input.StageConfiguration,
                Input.ActivateConfiguration,
                Input.DeadlineReached {

    /**
     * A part of a revision of the configuration. The same part may come again; a part of a newer revision drops what is
     * staged of an older one.
     *
     * @param part the part
     */
    record StageConfiguration(ConfigurationPart part) implements Input {}

    /**
     * The staged revision comes into force, as a whole or not at all.
     *
     * @param revision number of the revision, all parts of which are staged
     * @param digest of its bytes, see {@link ConfigurationBytes#digest}
     */
    record ActivateConfiguration(long revision, String digest) implements Input {
        public ActivateConfiguration {
            ConfigurationBytes.checkDigest(digest);
        }
    }

    /** The time asked for by {@link RoutingState#nextDeadlineMs()} has come. Early or late, it does no harm. */
    record DeadlineReached() implements Input {}
}
