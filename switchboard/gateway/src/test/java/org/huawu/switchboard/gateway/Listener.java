package org.huawu.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps what the gateway tells, and waits for it. */
final class Listener implements SeatAudio {

    static final int WAIT_S = 15;

    /** Something told: a leg connected, or was lost. */
    record Told(long leg, String seat, @Nullable Loss loss) {}

    final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();

    @Override
    public void connected(MediaLeg leg) {
        told.add(new Told(leg.number(), leg.seat(), null));
    }

    @Override
    public void received(MediaLeg leg, AudioFrame frame) {
        frames.add(Arrays.copyOfRange(frame.buffer(), frame.offset(), frame.offset() + frame.length()));
    }

    @Override
    public void lost(MediaLeg leg, Loss loss) {
        told.add(new Told(leg.number(), leg.seat(), loss));
    }

    Told next() throws InterruptedException {
        Told next = told.poll(WAIT_S, TimeUnit.SECONDS);
        assertThat(next).as("told within %d s", WAIT_S).isNotNull();
        return java.util.Objects.requireNonNull(next);
    }

    byte[] nextFrame() throws InterruptedException {
        byte[] next = frames.poll(WAIT_S, TimeUnit.SECONDS);
        assertThat(next).as("a frame within %d s", WAIT_S).isNotNull();
        return java.util.Objects.requireNonNull(next);
    }
}
