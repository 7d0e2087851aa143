package org.huawu.switchboard.tck;

/** The telephone of somebody who is called, behind a carrier. It takes one call. */
public interface CalleePhone extends Party {

    /** Whether it is being called, or was. */
    boolean isCalled();

    /** Whether the call is over: given up, refused or hung up. */
    boolean isOver();

    /** Says that it rings. */
    void ring();

    /** The carrier speaks before the answer: what {@link #speak} says. */
    void announce();

    /** Answers. */
    void answer();

    /**
     * Refuses.
     *
     * @param status 400..699
     */
    void refuse(int status);

    /** Presses a key once. */
    void press(char key);

    /** Hangs up. */
    void hangUp();
}
