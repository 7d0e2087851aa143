package org.huawu.server.operations.internal;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Makes the program not ready when the disk is nearly full: what it would be given to do, it would refuse. */
@Component("diskHealthIndicator")
class DiskHealth implements HealthIndicator {

    private final Disk disk;

    DiskHealth(Disk disk) {
        this.disk = disk;
    }

    @Override
    public Health health() {
        return (disk.isNearlyFull() ? Health.outOfService() : Health.up()).build();
    }
}
