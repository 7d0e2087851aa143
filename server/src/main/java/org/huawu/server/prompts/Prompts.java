package org.huawu.server.prompts;

import java.util.Optional;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.prompts.Prompt.Speech;
import org.jspecify.annotations.Nullable;

/** Prompts of projects. Works within the caller's transaction, whose scope decides what is seen; any thread. */
public interface Prompts {

    /** Prompts in the order of their ids. */
    Page<Prompt> list(PageRequest request);

    /** The prompt with an id. */
    Optional<Prompt> find(PromptId id);

    /**
     * Adds a prompt.
     *
     * @param samples 8,000 a second
     * @param spoken the text they are of; null for an uploaded file
     * @throws org.huawu.server.edge.RejectedException 422 name-invalid, project-unknown; 409 name-taken, prompts-full
     */
    Prompt add(@Nullable String name, ProjectId project, short[] samples, @Nullable Speech spoken);

    /**
     * Gives a prompt another sound; who hears the former one hears it to its end.
     *
     * @param samples 8,000 a second
     * @param spoken the text they are of; null for an uploaded file
     * @throws org.huawu.server.edge.RejectedException 404 prompt-unknown; 409 prompts-full
     */
    Prompt replace(PromptId id, short[] samples, @Nullable Speech spoken);

    /**
     * Takes a prompt away.
     *
     * @throws org.huawu.server.edge.RejectedException 404 prompt-unknown; 409 prompt-in-use
     */
    void remove(PromptId id);

    /**
     * A WAV file with a prompt's sound.
     *
     * @throws org.huawu.server.edge.RejectedException 404 prompt-unknown
     */
    byte[] wav(PromptId id);
}
