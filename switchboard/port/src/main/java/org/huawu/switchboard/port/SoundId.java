package org.huawu.switchboard.port;

/**
 * Name of a prompt or a piece of music that the switchboard holds.
 *
 * @param value 1..64 characters of A-Z, a-z, 0-9, '-', '_' and '.', not beginning with '.'; fit for a file's name
 */
public record SoundId(String value) {
    public SoundId {
        Names.check("sound", value);
    }
}
