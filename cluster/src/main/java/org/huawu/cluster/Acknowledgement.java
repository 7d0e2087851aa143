package org.huawu.cluster;

/**
 * What became of an input. It is given only after the input is on disk.
 *
 * @param position of the input in the log; of its first copy if it is a duplicate; 0 if it was not applied
 * @param timeMs log time of this copy, epoch milliseconds
 * @param answer of the machine, empty if it gave none; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // an opaque answer, handed through once and never compared
public record Acknowledgement(InputId id, long position, long timeMs, Outcome outcome, byte[] answer) {

    /** How the input fared. */
    public enum Outcome {
        /** Applied now. */
        APPLIED(1),
        /** Applied before under the same id; nothing happened now. */
        DUPLICATE(2),
        /** Not applied: its number lies too far behind the source's newest to tell whether it is a duplicate. */
        OUTSIDE_WINDOW(3),
        /** Not applied: too many effects are not yet reported done. It may be submitted again under the same id. */
        OUTBOX_FULL(4),
        /** Not applied: the program is ending. */
        NO_SESSION(5),
        /** The machine failed on it; its events and effects are dropped. */
        FAULT(6),
        /** Not applied: its source is ordered, and the input before it was not applied. */
        OUT_OF_ORDER(7);

        private final int code;

        Outcome(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Outcome of(int code) {
            for (Outcome outcome : values()) {
                if (outcome.code == code) {
                    return outcome;
                }
            }
            throw new IllegalArgumentException("no outcome " + code);
        }
    }
}
