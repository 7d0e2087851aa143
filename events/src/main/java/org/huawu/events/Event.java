package org.huawu.events;

/**
 * Something that happened: the lasting record of the house. Events are decided by the routing core alone. Each carries
 * the ids and the spans that figures are folded from, so that nobody has to look anything up. The catalogue only grows:
 * a type keeps its number, and a change of its fields is a new version beside the old one.
 */
public sealed interface Event
        permits ContactEvent,
                OfferEvent,
                RecordingEvent,
                AgentEvent,
                SwitchboardEvent,
                ConfigurationEvent,
                ProgramEvent,
                TalkEvent,
                DialEvent,
                ChoiceEvent,
                SupervisionEvent,
                OutsideEvent {

    /** When it happened: the log's time in ms since 1970, never less than that of the event before. */
    long atMs();
}
