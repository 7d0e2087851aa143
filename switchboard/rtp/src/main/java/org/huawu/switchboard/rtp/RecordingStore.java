package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Where recordings are kept, and in what form. {@link #has} and {@link #hasRoom} may be called by any thread, all else by one at a time:
 * at the start by whoever starts, later by the recorder's thread.
 *
 * <p>Sound is 8,000 moments a second; a moment has 4 bytes, little endian: 16 bit of what the party says (left), 16 bit of
 * what it hears (right).
 */
public interface RecordingStore {

    /** Bytes of one moment. */
    int MOMENT_BYTES = 4;

    /**
     * Completes the recordings that a crash left behind.
     *
     * @throws IOException when one cannot be completed
     */
    List<Kept> recover() throws IOException;

    /** Whether a recording of that name is there, complete or not. */
    boolean has(String name);

    /** Whether another recording may be begun; what is under way goes on in any case. Never waits. */
    default boolean hasRoom() {
        return true;
    }

    /**
     * Begins a recording.
     *
     * @param name fit for a file's name
     * @throws IOException when it is there already, or cannot be written
     */
    Writing begin(String name) throws IOException;

    /** A recording under way. */
    interface Writing {

        /**
         * Adds sound; takes all that the block holds. What was added is there after a crash, but for the last block.
         *
         * @throws IOException when it cannot be written
         */
        void append(ByteBuffer block) throws IOException;

        /**
         * Ends it, so that it outlasts a loss of power.
         *
         * @throws IOException when that cannot be had; what was added may be there
         */
        Kept finish() throws IOException;
    }

    /**
     * A complete recording.
     *
     * @param name the name it was begun with
     * @param file its file's name
     * @param soundBytes how much sound it holds, whole moments
     */
    record Kept(String name, String file, long soundBytes) {}
}
