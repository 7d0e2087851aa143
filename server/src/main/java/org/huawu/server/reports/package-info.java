/** Figures: what is counted and summed, and what goes on now. */
@ApplicationModule(allowedDependencies = {"installation", "database", "calls"})
@NullMarked
package org.huawu.server.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
