package org.huawu.server.prompts;

import java.util.Optional;
import org.huawu.kernel.PromptId;
import org.huawu.switchboard.rtp.Sound;

/** All prompts and music of the installation, ready to be played. Any thread; in memory, never waits. */
public interface Sounds {

    /** What callers hear when they are answered, in Mandarin; comes with the product. */
    PromptId WELCOME = new PromptId(1);

    /** What callers hear while they wait; comes with the product. */
    PromptId MUSIC = new PromptId(2);

    /** The sound of a prompt, if there is one of that id. */
    Optional<Sound> sound(PromptId prompt);
}
