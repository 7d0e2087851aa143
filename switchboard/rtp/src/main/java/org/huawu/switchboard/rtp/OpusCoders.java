package org.huawu.switchboard.rtp;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.huawu.switchboard.rtp.opus.LibOpus;

/** Opus for as many legs at once as may have it, where libopus is installed. Any thread. */
final class OpusCoders {

    private final Optional<LibOpus> opus;
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    /** @param most 0 for none */
    OpusCoders(int most) {
        this(most, most == 0 ? Optional.empty() : LibOpus.find());
    }

    OpusCoders(int most, Optional<LibOpus> opus) {
        this.most = most;
        this.opus = opus;
    }

    /** Whether one more leg may have it just now. */
    boolean hasRoom() {
        return opus.isPresent() && taken.get() < most;
    }

    /** How many legs have it. */
    int taken() {
        return taken.get();
    }

    /** For one leg more; empty when there is no room. */
    Optional<OpusCoder> take() {
        if (opus.isEmpty()) {
            return Optional.empty();
        }
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return Optional.empty();
        }
        try {
            return Optional.of(new OpusCoder(opus.get(), taken::decrementAndGet));
        } catch (IllegalStateException e) {
            // no memory for it: as if as many had it as may
            return Optional.empty();
        }
    }
}
