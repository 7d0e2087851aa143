package org.huawu.server.console.internal;

import org.huawu.server.reports.LiveFigures;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** After a restart whoever is signed in at the routing core is so at the desk: read once, before notices come. */
@Component
class FoundDesks implements SmartLifecycle {

    /** After the live picture is read, before the switchboard brings notices. */
    private static final int PHASE = 200;

    private final LiveFigures figures;
    private final Desks desks;
    private volatile boolean isRunning;

    FoundDesks(LiveFigures figures, Desks desks) {
        this.figures = figures;
        this.desks = desks;
    }

    @Override
    public void start() {
        figures.now().agents().forEach(agent -> desks.found(agent.agent().agent(), agent.state(), agent.sinceMs()));
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
