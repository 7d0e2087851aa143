package org.huawu.server.organisation.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huawu.server.organisation.OrganisationSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which day it is in the house. */
@Component
class Today {

    private final Clock clock;
    private final ZoneId zone;

    Today(Clock clock, OrganisationSettings settings) {
        this.clock = clock;
        this.zone = settings.zone();
    }

    LocalDate now() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    LocalDate or(@Nullable LocalDate day) {
        return day == null ? now() : day;
    }
}
