package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.io.InputStream;

/** A prompt or a piece of music, ready to be sent in both laws of G.711. */
public final class Sound {

    private final byte[] pcmu;
    private final byte[] pcma;

    private Sound(byte[] pcmu, byte[] pcma) {
        this.pcmu = pcmu;
        this.pcma = pcma;
    }

    /**
     * A sound from samples, 8,000 a second; the last frame is filled with silence.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static Sound of(short[] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("a sound needs samples");
        }
        int length = (samples.length + Codec.FRAME - 1) / Codec.FRAME * Codec.FRAME;
        byte[] pcmu = new byte[length];
        byte[] pcma = new byte[length];
        for (int i = 0; i < length; i++) {
            short sample = i < samples.length ? samples[i] : 0;
            pcmu[i] = Codec.PCMU.encode(sample);
            pcma[i] = Codec.PCMA.encode(sample);
        }
        return new Sound(pcmu, pcma);
    }

    /**
     * Reads a WAV file: 16 bit, one side, 8,000 samples a second, at most 10 minutes.
     *
     * @throws IOException when it cannot be read or is of another kind
     */
    public static Sound read(InputStream file) throws IOException {
        return of(WavFile.readMono(file));
    }

    /** How long it is, in frames of 20 ms. */
    int frames() {
        return pcmu.length / Codec.FRAME;
    }

    byte[] in(G711 law) {
        return law == Codec.PCMU ? pcmu : pcma;
    }
}
