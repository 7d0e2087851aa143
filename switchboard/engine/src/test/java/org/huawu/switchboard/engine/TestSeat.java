package org.huawu.switchboard.engine;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.huawu.kernel.SoundQuality;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.rtp.Codec;
import org.huawu.switchboard.rtp.MediaLeg;
import org.huawu.switchboard.tck.SeatPhone;

/** A seat's audio without a browser: speaks PCMU into the switchboard every 20 ms. */
final class TestSeat implements SeatPhone, MediaLeg {

    private final Mouth mouth = new Mouth();
    private final Ear ear = new Ear();
    private final AtomicLong said = new AtomicLong();
    private final SeatAudio audio;
    private final ScheduledFuture<?> speaking;

    TestSeat(EmbeddedSwitchboard board, SeatId seat, ScheduledExecutorService clock) {
        audio = board.connect(seat, this).orElseThrow();
        speaking = clock.scheduleAtFixedRate(this::say, 0, 20, TimeUnit.MILLISECONDS);
    }

    @Override
    public Codec codec() {
        return Codec.PCMU;
    }

    @Override
    public void send(byte[] payload, int offset, int length, int timestamp, boolean isFirst) {
        ear.hear(Codec.PCMU, payload, offset, length);
    }

    @Override
    public SoundQuality measured() {
        long packets = said.getAndSet(0);
        return new SoundQuality(20 * packets, new SoundQuality.Stream(packets, 0, 0, 438, 438), null, 0);
    }

    @Override
    public void lose() {
        speaking.cancel(false);
        audio.lost();
    }

    @Override
    public void speak(int hz) {
        mouth.speak(hz);
    }

    @Override
    public boolean hears(int hz) {
        return ear.hears(hz);
    }

    private void say() {
        int timestamp = mouth.timestamp();
        said.incrementAndGet();
        audio.receive(mouth.next(Codec.PCMU), 0, Codec.FRAME, timestamp);
    }
}
