package org.huawu.switchboard.port;

/** Where a party wants its call to go. */
public sealed interface TransferGoal {

    /**
     * To a number, without having spoken there.
     *
     * @param number a line of ours, or one that the limits against toll fraud let be called
     */
    record ToNumber(PhoneNumber number) implements TransferGoal {}

    /**
     * To whomever another channel of the same party is joined with, in its place.
     *
     * @param channel the one that the party gives up for it; answered
     */
    record InPlaceOf(ChannelId channel) implements TransferGoal {}
}
