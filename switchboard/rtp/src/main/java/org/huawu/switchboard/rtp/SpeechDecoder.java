package org.huawu.switchboard.rtp;

/**
 * Turns the bytes of one stream into samples of the house, 8,000 a second. It may remember what went before, so each stream
 * has one of its own. Not for several threads; allocates nothing.
 */
@FunctionalInterface
public interface SpeechDecoder {

    /** The sample that a byte stands for, 125 µs of sound. */
    short decode(byte code);
}
