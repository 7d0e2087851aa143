package org.huawu.switchboard.rtp;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A recording under way. The media thread fills it and hands full blocks of half a second to the recorder's thread, which
 * gives them back empty. When the disk is more than two seconds behind, the recording breaks off.
 */
final class Recording {

    private static final int BLOCKS = 4;
    private static final int BLOCK = Codec.SAMPLES_PER_S / 2 * WavFile.STEREO;
    /** How long packets may be late. */
    private static final int LATENESS = Codec.SAMPLES_PER_S * 2 / 5;

    private final String name;
    private final Recorder recorder;
    private final int start;
    private final StereoWindow window = new StereoWindow();
    private final ArrayBlockingQueue<ByteBuffer> empty = new ArrayBlockingQueue<>(BLOCKS);
    private @Nullable ByteBuffer filling;
    private boolean isBroken;

    /** A recording that begins at a moment of the house's time. */
    Recording(String name, Recorder recorder, int start) {
        this.name = name;
        this.recorder = recorder;
        this.start = start;
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(ByteBuffer.allocateDirect(BLOCK));
        }
    }

    String name() {
        return name;
    }

    void left(SpeechDecoder decoder, byte[] payload, int length, int houseTime) {
        int moment = houseTime - start;
        for (int i = 0; i < length; i++) {
            window.putLeft(moment + i, decoder.decode(payload[i]));
        }
    }

    void right(SpeechDecoder decoder, byte[] payload, int offset, int length, int houseTime) {
        int moment = houseTime - start;
        for (int i = 0; i < length; i++) {
            window.putRight(moment + i, decoder.decode(payload[offset + i]));
        }
    }

    void right(short[] samples, int houseTime) {
        int moment = houseTime - start;
        for (int i = 0; i < samples.length; i++) {
            window.putRight(moment + i, samples[i]);
        }
    }

    /**
     * Holds silence from now on, or sound again. What comes late belongs to the time at which it was said; between two masks shorter
     * after each other than that it is silent too.
     */
    void mask(boolean isToBe, int now) {
        window.mask(isToBe, now - start);
    }

    /** Lets out what can no more be late. */
    void tick(int now) {
        letOutUpTo(now - start - LATENESS);
    }

    /** Ends it; nothing may be put in afterwards. */
    void end(int now) {
        letOutUpTo(now - start);
        if (filling != null && !isBroken) {
            recorder.write(this, filling.flip());
        }
        recorder.finish(this, isBroken);
    }

    /** Gives an empty block back; by the recorder's thread. */
    void giveBack(ByteBuffer block) {
        empty.add(block.clear());
    }

    private void letOutUpTo(int moment) {
        while (!isBroken && window.from() < moment) {
            ByteBuffer block = filling == null ? empty.poll() : filling;
            if (block == null) {
                isBroken = true;
                return;
            }
            filling = block;
            window.take(block);
            if (!block.hasRemaining()) {
                filling = null;
                recorder.write(this, block.flip());
            }
        }
    }
}
