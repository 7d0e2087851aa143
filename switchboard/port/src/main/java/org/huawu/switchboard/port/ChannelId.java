package org.huawu.switchboard.port;

/**
 * Name of a channel. A channel that arrives or stands at a seat is named by the switchboard, one that is dialled by who
 * orders it ({@link Order.Dial}); no other channel ever has the name, in any epoch. So that the two cannot collide, the names
 * of dialled channels begin with {@value #DIALLED} and no others do.
 *
 * @param value 1..64 characters of A-Z, a-z, 0-9, '-', '_' and '.', not beginning with '.'; fit for a file's name
 */
public record ChannelId(String value) {

    /** How the names of dialled channels begin. */
    public static final String DIALLED = "d-";

    public ChannelId {
        Names.check("channel", value);
    }

    /** Whether it is the name of a channel that was dialled. */
    public boolean isDialled() {
        return value.startsWith(DIALLED);
    }
}
