package org.huawu.switchboard.port;

/**
 * Name of a recording, given by the order that starts it; used once, in all epochs.
 *
 * @param value 1..64 characters of A-Z, a-z, 0-9, '-', '_' and '.', not beginning with '.'; fit for a file's name
 */
public record RecordingId(String value) {
    public RecordingId {
        Names.check("recording", value);
    }
}
