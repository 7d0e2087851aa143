/** PostgreSQL: embedded or outside, the pool, the row-level scope of every transaction, migrations, backup. */
@ApplicationModule(allowedDependencies = {"installation"})
@NullMarked
package org.huawu.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
