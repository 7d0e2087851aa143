package org.huawu.switchboard.rtp;

/**
 * Turns samples of the house, 8,000 a second, into the bytes of one stream. It may remember what went before, so each
 * stream has one of its own. Not for several threads; allocates nothing.
 */
public interface SpeechEncoder {

    /** The byte that stands for a sample, 125 µs of sound. */
    byte encode(short sample);

    /**
     * Takes note of a byte that somebody else said in this stream, so that what is encoded next follows on it.
     *
     * @param code the byte, in the codec of the stream
     */
    void follow(byte code);
}
