package org.huawu.switchboard.rtp;

/** Hears what happens on a leg; called by the media thread, must not block. */
public interface LegListener {

    /** The party pressed a key, one of 0-9, *, #, A-D. */
    void pressed(char key);

    /**
     * A sound was played to its end.
     *
     * @param playing the number it was started with
     */
    void played(long playing);

    /** Nothing has come from the party for as long as {@link MediaSettings#mostSilenceMs}, though it is to send. */
    void vanished();
}
