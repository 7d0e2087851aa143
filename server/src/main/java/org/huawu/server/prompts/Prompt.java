package org.huawu.server.prompts;

import java.time.Instant;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.jspecify.annotations.Nullable;

/**
 * A prompt or a piece of music of a project.
 *
 * @param name 1..100 characters, one of a kind within the project
 * @param lengthMs how long it sounds, 20..600,000
 * @param spoken what the machine speaks; null when it was uploaded
 * @param changedAt when it got the sound it has
 */
public record Prompt(
        PromptId id,
        String name,
        ClientId clientId,
        ProjectId projectId,
        int lengthMs,
        @Nullable Speech spoken,
        Instant changedAt) {

    /**
     * A text and the language it is spoken in.
     *
     * @param text 1..2,000 characters
     */
    public record Speech(SpeechLanguage language, String text) {}
}
