package org.huawu.server.command;

import org.huawu.server.installation.TerminalLanguage;

/**
 * One line of "doctor".
 *
 * @param level how grave it is
 * @param name what was looked at, lower case words joined by hyphens
 * @param english what was found, and after a semicolon how to mend it
 * @param chinese the same in Chinese
 */
record Finding(Level level, String name, String english, String chinese) {

    /** How grave a finding is. */
    enum Level {
        /** As it should be. */
        OK,
        /** Works, but not as well as it could, or not for long. */
        WARNING,
        /** Does not work. */
        FAULT;

        private String word() {
            return switch (this) {
                case OK -> "ok";
                case WARNING -> "warning";
                case FAULT -> "fault";
            };
        }
    }

    static Finding ok(String name, String english, String chinese) {
        return new Finding(Level.OK, name, english, chinese);
    }

    static Finding warning(String name, String english, String chinese) {
        return new Finding(Level.WARNING, name, english, chinese);
    }

    static Finding fault(String name, String english, String chinese) {
        return new Finding(Level.FAULT, name, english, chinese);
    }

    /** The line, in columns. */
    String line(TerminalLanguage language) {
        return "%-7s  %-20s  %s".formatted(level.word(), name, language.pick(english, chinese));
    }
}
