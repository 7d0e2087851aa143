package org.huawu.server.operations.internal;

import org.huawu.server.database.Database;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Makes the program not ready while the database does not answer. */
@Component("databaseHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private final Database database;

    DatabaseHealth(Database database) {
        this.database = database;
    }

    @Override
    public Health health() {
        return (database.answers() ? Health.up() : Health.down()).build();
    }
}
