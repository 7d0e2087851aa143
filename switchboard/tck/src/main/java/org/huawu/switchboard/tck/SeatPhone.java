package org.huawu.switchboard.tck;

/** The audio of a seat. */
public interface SeatPhone extends Party {

    /** The audio is lost. */
    void lose();
}
