package org.huawu.cluster;

import java.util.Arrays;

/**
 * One entry of the log.
 *
 * @param position in the log, bytes; that which the machine was given
 * @param timeMs log time, epoch milliseconds
 * @param buildId of the session it was written in; empty outside a session, or if the log before was purged
 * @param command as it stands in the log; of an {@link Kind#INPUT} the machine's bytes are {@link #bytes()}
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes, handed through and never compared
public record LogEntry(long position, long timeMs, String buildId, Kind kind, byte[] command) {

    /** What stands in the log. */
    public enum Kind {
        /** An input, a first copy or a repeated one. */
        INPUT,
        /** Effects reported done. */
        EFFECTS_DONE,
        /** A run of the program begins. */
        SESSION_OPEN,
        /** A run of the program ends in good order. */
        SESSION_END,
        /** The time, because a deadline was due. */
        DEADLINE
    }

    /** The body: what was submitted, for an input. */
    public byte[] bytes() {
        return command.length <= Wire.HEADER_LENGTH
                ? new byte[0]
                : Arrays.copyOfRange(command, Wire.HEADER_LENGTH, command.length);
    }
}
