package org.huawu.server.hotline;

import org.huawu.kernel.ClientId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * A service number.
 *
 * @param number 3..20 digits, as dialled; one of a kind in the installation
 * @param name 1..100 characters
 * @param queueId where its callers wait; a queue of the same project
 * @param welcome whether callers hear a welcome before they wait
 * @param welcomePromptId which; null for the one that comes with the product
 * @param urgency how soon its callers are to be answered
 * @param demand who is to take its contacts
 */
public record Line(
        LineId id,
        String number,
        String name,
        ClientId clientId,
        ProjectId projectId,
        QueueId queueId,
        boolean welcome,
        @Nullable PromptId welcomePromptId,
        LineUrgency urgency,
        LineDemand demand) {}
