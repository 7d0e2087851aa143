/** Who works with whom: clients, vendors, the projects that bind them, and people. */
@ApplicationModule(allowedDependencies = {"installation", "database", "edge", "audit"})
@NullMarked
package org.huawu.server.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
