package org.huawu.server.installation;

/**
 * The program refuses to start or to carry out a command. Carries the one sentence that the person at the terminal reads,
 * in both languages: what is wrong, which thing, why, and how to mend it. Ends the program with exit code 1.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String chinese;

    /**
     * @param english the sentence in English, without the program's name in front
     * @param chinese the same sentence in Chinese
     */
    public Refusal(String english, String chinese) {
        super(english);
        this.chinese = chinese;
    }

    /** As {@link #Refusal(String, String)}, with what led to it. */
    public Refusal(String english, String chinese, Throwable cause) {
        super(english, cause);
        this.chinese = chinese;
    }

    /** The sentence in the language of the terminal. */
    public String sentence(TerminalLanguage language) {
        return switch (language) {
            case ENGLISH -> String.valueOf(getMessage());
            case CHINESE -> chinese;
        };
    }
}
