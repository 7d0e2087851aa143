package org.huawu.server.recordings;

/** The room on the disk of the recordings. Any thread; a look costs one call of the operating system. */
public interface RecordingRoom {

    /** The room there is now. */
    Look look();

    /** What it is enough for. */
    enum State {
        /** All goes on. */
        AMPLE,
        /** An administrator has to see to it; what is past its retention is deleted at once. */
        LOW,
        /** No recording is begun any more; calls go on without. */
        FULL
    }

    /**
     * A look at the disk.
     *
     * @param freeBytes what may still be used
     * @param warnBytes below this it is low
     * @param stopBytes below this it is full
     */
    record Look(long freeBytes, long warnBytes, long stopBytes, State state) {}
}
