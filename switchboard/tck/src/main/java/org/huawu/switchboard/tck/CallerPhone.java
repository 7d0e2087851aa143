package org.huawu.switchboard.tck;

/** The telephone of a caller. */
public interface CallerPhone extends Party {

    /** The latest answer of the switchboard to the call, as a SIP status: 0 none yet, 180 it rings, 183 it hears us before the answer, 200
     * answered. */
    int status();

    /** Whether the call is over. */
    boolean isOver();

    /** Presses a key once. */
    void press(char key);

    /** The keys that were pressed for it so far, one after the other. */
    String keysHeard();

    /** Asks that its call go to a number. */
    void transfer(String number);

    /** Asks that its call go where another call of the same party is joined, in that one's place. */
    void transfer(CallerPhone other);

    /** What it was told last of a transfer, as a SIP status: 0 nothing yet. */
    int transferStatus();

    /** Gives up or hangs up. */
    void hangUp();
}
