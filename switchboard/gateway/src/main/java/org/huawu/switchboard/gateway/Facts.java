package org.huawu.switchboard.gateway;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What happened to legs, on its way to the one thread that tells it. A leg brings two facts at most, and no leg is taken
 * while {@link #crowded}, so what waits here is bounded.
 */
final class Facts {

    private record Fact(Leg leg, @Nullable Loss loss) {}

    private final Queue<Fact> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final int crowd;
    private final SeatAudio audio;
    private final AtomicLong faults;

    Facts(int crowd, SeatAudio audio, AtomicLong faults) {
        this.crowd = crowd;
        this.audio = audio;
        this.faults = faults;
    }

    boolean crowded() {
        return size.get() >= crowd;
    }

    void connected(Leg leg) {
        add(new Fact(leg, null));
    }

    void lost(Leg leg, Loss why) {
        add(new Fact(leg, why));
    }

    private void add(Fact fact) {
        size.incrementAndGet();
        waiting.add(fact);
    }

    /** Tells what waits. Called by the socket's thread only. */
    void tell() {
        for (Fact fact = waiting.poll(); fact != null; fact = waiting.poll()) {
            size.decrementAndGet();
            try {
                tell(fact);
            } catch (RuntimeException fault) {
                faults.incrementAndGet();
            }
        }
    }

    private void tell(Fact fact) {
        if (fact.loss() != null) {
            audio.lost(fact.leg(), fact.loss());
        } else if (fact.leg().live()) {
            fact.leg().announce();
            audio.connected(fact.leg());
        }
    }
}
