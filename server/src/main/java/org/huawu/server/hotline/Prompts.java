package org.huawu.server.hotline;

import java.util.Optional;
import org.huawu.kernel.PromptId;
import org.huawu.switchboard.rtp.Sound;

/** Prompts and music, ready to be played. Any thread; in memory. */
public interface Prompts {

    /** What callers hear when they are answered, in Mandarin. */
    PromptId WELCOME = new PromptId(1);

    /** What callers hear while they wait. */
    PromptId MUSIC = new PromptId(2);

    /** The sound of a prompt, if there is one of that id. */
    Optional<Sound> sound(PromptId prompt);
}
