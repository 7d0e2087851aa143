package org.huawu.kernel;

/**
 * An id of something in the house. Every business id comes from one sequence of the installation, so a number names one
 * thing only: an id of the wrong kind finds nothing instead of something else. Ids come in with the input; nothing here
 * makes one.
 */
public sealed interface Id
        permits ClientId,
                VendorId,
                ProjectId,
                PersonId,
                ContactId,
                LineId,
                QueueId,
                CalendarId,
                ChannelId,
                SeatId,
                ShareId,
                SkillId,
                PromptId,
                ReasonId,
                TrunkId,
                TelephoneId,
                TeamId,
                GrantId {

    /** The number: 1 or more, below 2^53 so that it also survives a JavaScript number. */
    long value();

    /** The greatest value an id may have. */
    long MAX = (1L << 53) - 1;

    /**
     * Guards the range of an id.
     *
     * @throws IllegalArgumentException when the value is out of range
     */
    static void check(String kind, long value) {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException(kind + " id must be 1.." + MAX + ", was " + value);
        }
    }
}
