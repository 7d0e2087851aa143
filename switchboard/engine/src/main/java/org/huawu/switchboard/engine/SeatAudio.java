package org.huawu.switchboard.engine;

/** The audio of a seat that stands at the switchboard; held by the gateway. Methods may be called by any thread. */
public interface SeatAudio {

    /**
     * Takes speech from the seat, in the codec of its leg. By one thread at a time; does not block.
     *
     * @param payload where it lies; not kept
     * @param offset where it begins
     * @param length how many bytes it has, 1..480; mostly 160, which is 20 ms
     * @param timestamp as it came, in samples
     * @return false when it was not taken, because too many wait already
     */
    boolean receive(byte[] payload, int offset, int length, int timestamp);

    /** The audio is gone; nothing more is sent to its leg. Reported once. */
    void lost();
}
