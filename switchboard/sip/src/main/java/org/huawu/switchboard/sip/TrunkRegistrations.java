package org.huawu.switchboard.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registrations of all trunks that want one. By any thread. */
final class TrunkRegistrations {

    private static final Logger LOG = LoggerFactory.getLogger(TrunkRegistrations.class);

    private final Dialler dialler;
    private final Map<String, TrunkRegistration> running = new HashMap<>();
    private boolean isOver;

    TrunkRegistrations(Dialler dialler) {
        this.dialler = dialler;
    }

    /**
     * Goes by the trunks as they are set now. One that is set otherwise is registered anew once the old registration is taken back,
     * so that the end of the old one does not end the new one.
     */
    synchronized void follow(List<Trunk> trunks) {
        Map<String, TrunkRegistration> before = new HashMap<>(running);
        running.clear();
        if (isOver) {
            return;
        }
        for (Trunk trunk : trunks) {
            TrunkSettings settings = trunk.settings();
            TrunkRegistration old = before.get(settings.name());
            boolean isWanted =
                    settings.manner().registerS() > 0 && settings.account().isPresent();
            if (isWanted && old != null && old.fits(settings)) {
                running.put(settings.name(), old);
                before.remove(settings.name());
            } else if (isWanted) {
                TrunkRegistration next = new TrunkRegistration(trunk, settings, dialler);
                running.put(settings.name(), next);
                before.remove(settings.name());
                CompletableFuture<Void> free = old == null ? CompletableFuture.completedFuture(null) : old.end();
                CompletableFuture<Void> _ = free.thenRun(next::begin);
            } else {
                trunk.registers(TrunkState.Login.NONE, 0);
            }
        }
        for (TrunkRegistration each : before.values()) {
            CompletableFuture<Void> _ = each.end();
        }
    }

    /** Takes all back, and waits for that as long as it may. */
    void endAll(long mostMs) throws InterruptedException {
        CompletableFuture<?>[] ends = ends();
        try {
            CompletableFuture.allOf(ends).get(mostMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("A carrier does not confirm the end of a registration");
        }
    }

    private synchronized CompletableFuture<?>[] ends() {
        isOver = true;
        CompletableFuture<?>[] ends =
                running.values().stream().map(TrunkRegistration::end).toArray(CompletableFuture<?>[]::new);
        running.clear();
        return ends;
    }
}
