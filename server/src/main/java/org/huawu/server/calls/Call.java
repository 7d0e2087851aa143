package org.huawu.server.calls;

import java.time.Instant;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * A contact by telephone, as far as it has come.
 *
 * @param direction "in" or "out"
 * @param rangMs of a call out, from being dialled until it was answered or over; null before and for calls in
 * @param caller the number of who called, or was called, masked; null when the network gave none or its key is destroyed
 * @param waitedMs from being queued until connected or given up; null before
 * @param talkedMs of the agents who have left it, hold included; null before the first has
 * @param heldMs how long the caller was put aside
 * @param passedOn how often an agent left it and it went on
 * @param cause why it ended, null before
 * @param endedBy who ended it, null before
 * @param stage how far it came
 * @param recording none, running, saved, failed, or deleted after its retention
 * @param recordingFailure why there is none, null unless it failed
 * @param recordingMs how long the recording sounds, null unless it was saved
 */
public record Call(
        ContactId id,
        String direction,
        @Nullable Long rangMs,
        ClientId clientId,
        ProjectId projectId,
        LineId lineId,
        QueueId queueId,
        @Nullable String caller,
        Instant arrivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant queuedAt,
        @Nullable Instant connectedAt,
        @Nullable Instant endedAt,
        @Nullable Long waitedMs,
        @Nullable Long talkedMs,
        long heldMs,
        int passedOn,
        @Nullable PersonId agentId,
        @Nullable String cause,
        @Nullable String endedBy,
        String stage,
        String recording,
        @Nullable String recordingFailure,
        @Nullable Long recordingMs) {}
