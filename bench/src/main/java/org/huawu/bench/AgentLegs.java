package org.huawu.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps the sound of all agents up: one thread that looks in from time to time. Any thread adds. */
final class AgentLegs implements AutoCloseable {

    /** Often enough that what comes does not fill a socket. */
    private static final int EVERY_MS = 250;
    /** Consent is given anew each three seconds; it would end after thirty. */
    private static final int CHECK_EVERY = 12;

    private final List<AgentLeg> legs = new CopyOnWriteArrayList<>();
    private final Complaints complaints;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("agent-legs").factory());
    private int turns;

    AgentLegs(Complaints complaints) {
        this.complaints = complaints;
        var _ = timer.scheduleWithFixedDelay(this::keep, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Looks after a leg as soon as it is up, and closes it at the end. */
    void add(AgentLeg leg) {
        legs.add(leg);
    }

    private void keep() {
        turns++;
        for (AgentLeg leg : legs) {
            try {
                keep(leg);
            } catch (IOException e) {
                complaints.add("the sound of an agent broke off (" + e.getMessage() + ").");
            }
        }
    }

    private void keep(AgentLeg leg) throws IOException {
        if (leg.isUp()) {
            leg.forget();
            if (turns % CHECK_EVERY == 0) {
                leg.check();
            }
        }
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        for (AgentLeg leg : legs) {
            leg.close();
        }
    }
}
