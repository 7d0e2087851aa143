package org.huawu.switchboard.gateway;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What happened to legs, on its way to the one thread that tells it. A leg brings two facts at most, and no leg is taken
 * while {@link #crowded}, so what waits here is bounded.
 */
final class Facts {

    private record Fact(Leg leg, @Nullable Loss loss) {}

    private final BlockingQueue<Fact> waiting;
    private final int crowd;
    private final SeatAudio audio;
    private final AtomicLong faults;

    /** @param legsAtMost how many legs there are at once; each may still bring two facts when it is crowded already */
    Facts(int legsAtMost, SeatAudio audio, AtomicLong faults) {
        this.crowd = 2 * (legsAtMost + 1);
        this.waiting = new LinkedBlockingQueue<>(2 * crowd);
        this.audio = audio;
        this.faults = faults;
    }

    boolean crowded() {
        return waiting.size() >= crowd;
    }

    void connected(Leg leg) {
        add(new Fact(leg, null));
    }

    void lost(Leg leg, Loss why) {
        add(new Fact(leg, why));
    }

    private void add(Fact fact) {
        if (!waiting.offer(fact)) {
            faults.incrementAndGet(); // more facts than legs can bring: a broken promise above, not a reason to wait
            // here
        }
    }

    /** Tells what waits. Called by the socket's thread only. */
    void tell() {
        for (Fact fact = waiting.poll(); fact != null; fact = waiting.poll()) {
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
