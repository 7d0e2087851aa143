package org.huawu.server.recordings.internal.opus;

/** How recordings lie in Opus: stereo at 8,000 samples a second each side, frames of 20 ms. Ogg counts 48,000 a second. */
final class OpusForm {

    static final int HZ = 8_000;
    static final int SIDES = 2;
    /** Samples of one side in a frame. */
    static final int FRAME = HZ / 50;
    /** Bytes of a moment: 16 bit of each side, little endian. */
    static final int MOMENT_BYTES = 2 * SIDES;

    static final int FRAME_BYTES = FRAME * MOMENT_BYTES;
    /** How many of Ogg's samples stand for one of ours. */
    static final int OGG_SAMPLES = 48_000 / HZ;
    /** The longest packet of one frame (RFC 6716, 3.4). */
    static final int MOST_PACKET = 1_275;

    private OpusForm() {}
}
