package org.huawu.switchboard.sip;

/**
 * How many voice messages wait for an account (RFC 3842).
 *
 * @param unheard the new ones, 0 or more; the lamp is lit when there are any
 * @param heard the old ones, 0 or more
 */
public record WaitingMessages(int unheard, int heard) {

    /** There are none. */
    public static final WaitingMessages NONE = new WaitingMessages(0, 0);

    public WaitingMessages {
        if (unheard < 0 || heard < 0) {
            throw new IllegalArgumentException("messages " + unheard + ", " + heard);
        }
    }

    /** As a telephone is told (RFC 3842 3.5 and 5.2). */
    String written() {
        return "Messages-Waiting: " + (unheard > 0 ? "yes" : "no") + "\r\nVoice-Message: " + unheard + "/" + heard
                + "\r\n";
    }
}
