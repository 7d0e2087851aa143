package org.huawu.server.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.identity.AccessChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells of grants whose time has come or is over: requests read rights afresh, but open pages and the routing core are told. */
@Component
class GrantTimes {

    private final ScopedWork work;
    private final GrantStore grants;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private Instant told;

    GrantTimes(ScopedWork work, GrantStore grants, ApplicationEventPublisher events, Clock clock) {
        this.work = work;
        this.grants = grants;
        this.events = events;
        this.clock = clock;
        this.told = clock.instant();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    synchronized void tell() {
        Instant now = clock.instant();
        if (now.isAfter(told)) {
            work.run(
                    Scope.all(),
                    () -> grants.turned(told, now).forEach(person -> events.publishEvent(new AccessChanged(person))));
            told = now;
        }
    }
}
