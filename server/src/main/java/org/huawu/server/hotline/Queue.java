package org.huawu.server.hotline;

import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.server.database.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Where callers of a project wait.
 *
 * @param name 1..100 characters, one of a kind within the project
 * @param offerLimitMs within which an agent must answer an offer, 1,000..600,000
 * @param wrapUpLimitMs after which wrap-up ends by itself, 1,000..86,400,000
 * @param recorded whether talks are recorded
 * @param musicPromptId what callers hear while they wait; null for the music that comes with the product
 * @param waiting how callers wait
 * @param opening when callers are let in
 * @param demand who is to take its contacts
 * @param duties what is asked of agents after talks, and what follows when an offer comes to nothing
 */
public record Queue(
        QueueId id,
        String name,
        ClientId clientId,
        ProjectId projectId,
        long offerLimitMs,
        long wrapUpLimitMs,
        boolean recorded,
        @Nullable PromptId musicPromptId,
        WaitingRules waiting,
        OpeningRules opening,
        QueueDemand demand,
        DutyRules duties) {

    /** Whether somebody who sees this much sees the queue. */
    public boolean isSeenBy(Scope scope) {
        return scope.everything()
                || scope.clients().contains(clientId)
                || scope.projects().contains(projectId);
    }
}
