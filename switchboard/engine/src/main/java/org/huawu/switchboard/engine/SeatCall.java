package org.huawu.switchboard.engine;

/**
 * A telephone that is to be the sound of a seat.
 *
 * @param telephone the account under which it registers
 * @param mostRingingMs how long it may ring, 1,000..180,000 ms
 * @param answersItself whether it is asked to answer without being touched
 */
public record SeatCall(String telephone, int mostRingingMs, boolean answersItself) {}
