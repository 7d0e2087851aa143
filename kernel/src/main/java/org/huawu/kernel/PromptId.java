package org.huawu.kernel;

/**
 * Id of a prompt. A prompt: a recorded sentence, or music.
 *
 * @param value see {@link Id#value()}
 */
public record PromptId(long value) implements Id {
    public PromptId {
        Id.check("prompt", value);
    }
}
