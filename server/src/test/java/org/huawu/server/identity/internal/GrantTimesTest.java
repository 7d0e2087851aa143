package org.huawu.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.HuawuServerTest;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.identity.AccessChanged;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Role;
import org.huawu.server.organisation.Vendor;
import org.huawu.server.testing.StillClock;
import org.huawu.server.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HuawuServerTest
class GrantTimesTest {

    private final World world;
    private final ScopedWork work;
    private final GrantStore grants;
    private final StillClock clock;
    private final List<Object> told = new ArrayList<>();

    GrantTimesTest(
            @Autowired World world,
            @Autowired ScopedWork work,
            @Autowired GrantStore grants,
            @Autowired StillClock clock) {
        this.world = world;
        this.work = work;
        this.grants = grants;
        this.clock = clock;
    }

    @Test
    void given_a_grant_with_a_time_when_it_comes_and_when_it_is_over_then_that_is_told_once_each() {
        Vendor vendor = world.vendor();
        PersonId person = world.leader(vendor).id();
        clock.advance(Duration.ofSeconds(1));
        GrantTimes times = new GrantTimes(work, grants, told::add, clock);
        Grant grant = new Grant(Role.VENDOR_INSPECTOR, null, vendor.id(), null);
        work.run(
                Scope.all(),
                () -> grants.add(
                        person,
                        grant,
                        clock.instant().plusSeconds(60),
                        clock.instant().plusSeconds(120)));

        times.tell();
        assertThat(told).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        times.tell();
        assertThat(told).containsExactly(new AccessChanged(person));
        times.tell();
        clock.advance(Duration.ofSeconds(30));
        times.tell();
        assertThat(told).hasSize(1);
        clock.advance(Duration.ofSeconds(30));
        times.tell();
        assertThat(told).containsExactly(new AccessChanged(person), new AccessChanged(person));
    }
}
