package org.huawu.server.edge.internal.writes;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets old keys now and then, a bounded number each time. */
@Component
class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final int MOST_ROUNDS = 20;

    private final RememberedWrites writes;

    Purge(RememberedWrites writes) {
        this.writes = writes;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void run() {
        try {
            int round = 1;
            while (writes.purge() == RememberedWrites.PURGED_AT_ONCE && round < MOST_ROUNDS) {
                round++;
            }
        } catch (DataAccessException e) {
            LOG.warn("old idempotency keys stay for now: {}", e.toString());
        }
    }
}
