package org.huawu.switchboard.engine;

import org.huawu.switchboard.rtp.Codec;
import org.huawu.switchboard.rtp.G711;

/** Speaks a tone, frame after frame. */
final class Mouth {

    private volatile int hz;
    private int index;
    private final byte[] frame = new byte[Codec.FRAME];

    void speak(int tone) {
        hz = tone;
    }

    /** The next 20 ms. */
    byte[] next(G711 codec) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = codec.encode(Tone.at(hz, index));
            index++;
        }
        return frame;
    }

    int timestamp() {
        return index;
    }
}
