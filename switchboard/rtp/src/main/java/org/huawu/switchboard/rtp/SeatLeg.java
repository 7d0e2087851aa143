package org.huawu.switchboard.rtp;

import java.util.concurrent.atomic.AtomicBoolean;
import org.huawu.kernel.SoundQuality;
import org.jspecify.annotations.Nullable;

/** The leg of a party whose transport belongs to somebody else. What the party says is handed in here. */
public final class SeatLeg extends Leg {

    private static final int NO_SOURCE_KNOWN = 0;

    private final MediaLeg transport;
    private final FrameRing frames = new FrameRing();
    private final AtomicBoolean isAnnounced = new AtomicBoolean();

    SeatLeg(Media media, MediaLeg transport, LegListener listener) {
        super(media, transport.codec(), listener);
        this.transport = transport;
    }

    /**
     * Takes speech from the party, in the codec of the leg. By one thread at a time; does not block, keeps no reference.
     *
     * @param payload where it lies
     * @param offset where it begins
     * @param length how many bytes it has, 1..480
     * @param timestamp as it came, in samples
     * @return false when it was not taken, because 16 packets wait already or its length is out of range
     */
    public boolean receive(byte[] payload, int offset, int length, int timestamp) {
        if (length < 1 || length > MOST_PAYLOAD || !frames.put(payload, offset, length, timestamp)) {
            return false;
        }
        if (isAnnounced.compareAndSet(false, true)) {
            media().announce(this);
        }
        return true;
    }

    /** Takes what was handed in; on the media thread. */
    void drain() {
        isAnnounced.set(false);
        int length = frames.takeInto(said());
        while (length > 0) {
            hear(length, frames.timestampTaken(), NO_SOURCE_KNOWN);
            length = frames.takeInto(said());
        }
    }

    @Override
    void send(byte[] payload, int offset, int length, int houseTime, boolean isFirst) {
        transport.send(payload, offset, length, houseTime, isFirst);
    }

    @Override
    @Nullable
    SoundQuality measured() {
        return transport.measured();
    }

    @Override
    void tickTransport() {
        // whoever owns the transport knows whether the party is there
    }

    @Override
    void open() {
        // the transport listens by itself
    }

    @Override
    void release() {
        // the transport belongs to somebody else
    }
}
