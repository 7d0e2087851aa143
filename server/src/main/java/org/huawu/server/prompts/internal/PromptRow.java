package org.huawu.server.prompts.internal;

import java.time.Instant;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.server.prompts.Prompt;
import org.huawu.server.prompts.Prompt.Speech;
import org.huawu.server.prompts.SpeechLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A prompt with its samples, 16 bit, little end first, 8,000 a second. */
@SuppressWarnings("ArrayRecordComponent") // a row is written and read, and never compared
@Table(schema = "prompts", name = "prompt")
record PromptRow(
        @Id long id,
        String name,
        long clientId,
        long projectId,
        @Nullable String language,
        @Nullable String text,
        Instant changedAt,
        byte[] samples) {

    private static final int BYTES_A_MS = 16;

    /** What a row says of itself, without its samples. */
    record Head(
            long id,
            String name,
            long clientId,
            long projectId,
            @Nullable String language,
            @Nullable String text,
            Instant changedAt,
            int bytes) {

        Prompt prompt() {
            Speech spoken = language == null || text == null ? null : new Speech(language(language), text);
            return new Prompt(
                    new PromptId(id),
                    name,
                    new ClientId(clientId),
                    new ProjectId(projectId),
                    bytes / BYTES_A_MS,
                    spoken,
                    changedAt);
        }

        private static SpeechLanguage language(String id) {
            return SpeechLanguage.ENGLISH.id().equals(id) ? SpeechLanguage.ENGLISH : SpeechLanguage.MANDARIN;
        }
    }

    Prompt prompt() {
        return new Head(id, name, clientId, projectId, language, text, changedAt, samples.length).prompt();
    }

    PromptRow with(@Nullable Speech spoken, Instant at, byte[] now) {
        return new PromptRow(
                id,
                name,
                clientId,
                projectId,
                spoken == null ? null : spoken.language().id(),
                spoken == null ? null : spoken.text(),
                at,
                now);
    }
}
