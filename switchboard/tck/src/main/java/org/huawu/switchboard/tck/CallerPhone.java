package org.huawu.switchboard.tck;

/** The telephone of a caller. */
public interface CallerPhone extends Party {

    /** The latest answer of the switchboard to the call, as a SIP status: 0 none yet, 180 it rings, 200 answered. */
    int status();

    /** Whether the call is over. */
    boolean isOver();

    /** Presses a key once. */
    void press(char key);

    /** Gives up or hangs up. */
    void hangUp();
}
