package org.huawu.server.installation;

/** The language in which the program speaks at the terminal. Pages and API answers follow the request instead. */
public enum TerminalLanguage {
    ENGLISH,
    CHINESE;

    /** Reads the setting {@code huawu.language}: "zh" is Chinese, everything else English. */
    public static TerminalLanguage of(String setting) {
        return setting.startsWith("zh") ? CHINESE : ENGLISH;
    }

    /** Picks one of two texts. */
    public String pick(String english, String chinese) {
        return this == CHINESE ? chinese : english;
    }
}
