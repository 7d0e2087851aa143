package org.huawu.server.command;

import java.io.PrintStream;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;

/**
 * Where a command speaks.
 *
 * @param language in which
 * @param out results
 * @param error why something was refused, on the last line
 */
record Terminal(TerminalLanguage language, PrintStream out, PrintStream error) {

    /** Prints one line of result. */
    void say(String english, String chinese) {
        out.println(language.pick(english, chinese));
    }

    /** Prints why the command is refused. */
    void refuse(Refusal refusal) {
        error.println("huawu: " + refusal.sentence(language));
    }
}
