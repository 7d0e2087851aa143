package org.huawu.events;

/** What becomes of the recording of a talk. Each ordered recording ends saved or failed. */
public sealed interface RecordingEvent extends Event {

    /** The contact and what it belongs to. */
    ContactRef contact();

    /** The agent who is heard. */
    AgentRef agent();

    /** The order to record, which is the recording's id. */
    EffectId recording();

    /**
     * The switchboard records.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param recording the recording
     */
    record RecordingStarted(long atMs, ContactRef contact, AgentRef agent, EffectId recording)
            implements RecordingEvent {}

    /**
     * The recording is stored.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param recording the recording
     * @param soundMs how long it sounds
     * @param bytes how large it is
     */
    record RecordingSaved(long atMs, ContactRef contact, AgentRef agent, EffectId recording, long soundMs, long bytes)
            implements RecordingEvent {}

    /**
     * There is no recording.
     *
     * @param atMs see {@link Event#atMs()}
     * @param contact the contact
     * @param agent the agent
     * @param recording the recording
     * @param cause why
     */
    record RecordingFailed(long atMs, ContactRef contact, AgentRef agent, EffectId recording, RecordingFailure cause)
            implements RecordingEvent {}
}
