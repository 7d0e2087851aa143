package org.huawu.cluster;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * From the service's thread to the client's: acknowledgements and effects, 4 MiB at most. When it is
 * full the service waits, and effects stay in the outbox.
 */
final class Outlet {

    static final int ACKNOWLEDGED = 1;
    static final int EFFECT = 2;
    static final int SESSION = 3;
    static final int ENDED = 4;

    private static final int CAPACITY = 4 << 20;
    private static final int FIXED = 40;

    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    private volatile long effectsWanted;

    /** Asks for all effects from the first one on. */
    void wantEffects(long generation) {
        effectsWanted = generation;
    }

    /** Grows with each time they are asked for; 0 while nobody does. */
    long effectsWanted() {
        return effectsWanted;
    }

    boolean acknowledged(Acknowledgement acknowledgement) {
        byte[] answer = acknowledgement.answer();
        int at = ring.tryClaim(ACKNOWLEDGED, FIXED + answer.length);
        if (at < 0) {
            return false;
        }
        MutableDirectBuffer buffer = ring.buffer();
        buffer.putLong(at, acknowledgement.id().source());
        buffer.putLong(at + 8, acknowledgement.id().sequence());
        buffer.putLong(at + 16, acknowledgement.position());
        buffer.putLong(at + 24, acknowledgement.timeMs());
        buffer.putInt(at + 32, acknowledgement.outcome().code());
        buffer.putBytes(at + FIXED, answer);
        ring.commit(at);
        return true;
    }

    static Acknowledgement acknowledgement(DirectBuffer buffer, int at, int length) {
        byte[] answer = new byte[length - FIXED];
        buffer.getBytes(at + FIXED, answer);
        return new Acknowledgement(
                new InputId(buffer.getLong(at), buffer.getLong(at + 8)),
                buffer.getLong(at + 16),
                buffer.getLong(at + 24),
                Acknowledgement.Outcome.of(buffer.getInt(at + 32)),
                answer);
    }

    boolean effect(LogKey id, DirectBuffer body) {
        int at = ring.tryClaim(EFFECT, Wire.KEY_LENGTH + body.capacity());
        if (at < 0) {
            return false;
        }
        MutableDirectBuffer buffer = ring.buffer();
        buffer.putLong(at, id.incarnation());
        buffer.putLong(at + 8, id.position());
        buffer.putInt(at + 16, id.index());
        buffer.putBytes(at + Wire.KEY_LENGTH, body, 0, body.capacity());
        ring.commit(at);
        return true;
    }

    boolean number(int type, long number) {
        int at = ring.tryClaim(type, 8);
        if (at < 0) {
            return false;
        }
        ring.buffer().putLong(at, number);
        ring.commit(at);
        return true;
    }

    int read(MessageHandler handler) {
        return ring.read(handler, 256);
    }
}
