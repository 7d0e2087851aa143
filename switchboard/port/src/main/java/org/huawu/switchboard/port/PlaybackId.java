package org.huawu.switchboard.port;

/**
 * Name of one playing of a sound, given by the order that starts it; used once in an epoch.
 *
 * @param value 1..64 characters of A-Z, a-z, 0-9, '-', '_' and '.', not beginning with '.'; fit for a file's name
 */
public record PlaybackId(String value) {
    public PlaybackId {
        Names.check("playback", value);
    }
}
