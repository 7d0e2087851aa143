package org.huawu.switchboard.port;

/**
 * Name of a prompt or a piece of music that the switchboard holds.
 *
 * @param value 1..64 characters of A-Z, a-z, 0-9, '-', '_' and '.', not beginning with '.'; fit for a file's name
 */
public record SoundId(String value) {

    /**
     * What a caller in China hears while it rings at the other end: 450 Hz, one second of five (ITU-T E.180, supplement 2). Every
     * switchboard has it.
     */
    public static final SoundId RING_BACK = new SoundId("ring-back");

    public SoundId {
        Names.check("sound", value);
    }
}
