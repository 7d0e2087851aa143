package org.huawu.switchboard.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.FactSink;

/** A sink that keeps what it took: 100,000 facts at most. It can be told to take none for a time. */
public final class FactLog implements FactSink {

    private static final int CAPACITY = 100_000;

    private final List<Fact> facts = new ArrayList<>();
    private boolean isHeld;

    /** An empty log that takes facts. */
    public FactLog() {}

    @Override
    public synchronized boolean offer(Fact fact) {
        if (isHeld || facts.size() >= CAPACITY) {
            return false;
        }
        facts.add(fact);
        return true;
    }

    /** Takes nothing from now on, or takes again. */
    public synchronized void hold(boolean held) {
        isHeld = held;
    }

    /** All facts so far. */
    public synchronized List<Fact> all() {
        return List.copyOf(facts);
    }

    /** All facts of a kind. */
    public <F extends Fact> List<F> of(Class<F> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first fact of a kind that fits. */
    public <F extends Fact> Optional<F> first(Class<F> kind, Predicate<? super F> fits) {
        return of(kind).stream().filter(fits).findFirst();
    }
}
